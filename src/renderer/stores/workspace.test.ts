import { expect, test } from 'vitest';
import { aSignal, aTrade } from '../testing/records.ts';
import { createWorkspaceStore } from './workspace.ts';

test('every selection counts, of the same row again too, and nothing else does', () => {
  const workspace = createWorkspaceStore();
  workspace.selectSignal(aSignal);
  workspace.selectSignal(aSignal);
  expect(workspace.store.getState()).toMatchObject({ signal: aSignal, selections: 2 });
  workspace.selectPosition(aTrade.id);
  workspace.selectHistory(aTrade.id);
  workspace.showPosition(aTrade.id);
  workspace.showHistory(aTrade.id);
  expect(workspace.store.getState()).toMatchObject({ view: 'history', positionId: aTrade.id, selections: 6 });
  workspace.show('signals');
  workspace.dismiss('a notice');
  expect(workspace.store.getState().selections).toBe(6);
});

test('one dialog takes the place of another', () => {
  const workspace = createWorkspaceStore();
  workspace.open('session');
  workspace.open('password');
  expect(workspace.store.getState().dialog).toBe('password');
  workspace.close();
  expect(workspace.store.getState().dialog).toBeNull();
});

test('signing out forgets where the user was, not what was dismissed', () => {
  const workspace = createWorkspaceStore();
  workspace.selectSignal(aSignal);
  workspace.dismiss('a notice');
  workspace.open('switch');
  workspace.clear();
  expect(workspace.store.getState()).toMatchObject({ signal: null, selections: 0, dialog: null });
  expect(workspace.store.getState().dismissed).toContain('a notice');
});
