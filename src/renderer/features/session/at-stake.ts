import type { SignalId } from '../../../shared/domain/ids.ts';
import type { Ticket } from '../../stores/tickets.ts';
import type { PendingAction } from '../../stores/trade-actions.ts';
import type { WorkspaceState } from '../../stores/workspace.ts';

interface Work {
  readonly tickets: ReadonlyMap<SignalId, Ticket>;
  /** The close or cancel that stands in its dialog, if any. */
  readonly action: PendingAction | null;
  readonly workspace: Pick<WorkspaceState, 'signal' | 'positionId' | 'historyId'>;
}

/** What another account would not find any more in this window, in the trader's words. Empty when nothing would be missed. */
export function atStake({ tickets, action, workspace }: Work): string[] {
  const stages = [...tickets.values()].flatMap(({ amount, progress: { stage } }) => (amount === '' ? [] : [stage]));
  const drafts = stages.filter((stage) => stage === 'editing').length;
  const unknown = [...stages, ...(action ? [action.stage] : [])].filter(isUnknown).length;
  const { signal, positionId, historyId } = workspace;
  return [
    ...(unknown > 0 ? [`${unknown} ${unknown === 1 ? 'order' : 'orders'} whose outcome is not known yet`] : []),
    ...(drafts > 0 ? [`${drafts} ${drafts === 1 ? 'ticket' : 'tickets'} with an amount typed`] : []),
    ...((signal ?? positionId ?? historyId) ? ['the selection'] : []),
  ];
}

function isUnknown(stage: Ticket['progress']['stage'] | PendingAction['stage']): boolean {
  return stage === 'sending' || stage === 'checking' || stage === 'unsettled';
}
