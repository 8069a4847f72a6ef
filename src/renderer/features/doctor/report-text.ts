import type { DoctorCheck, DoctorFinding, DoctorReport } from '../../../shared/domain/doctor.ts';
import { formatExactTime } from '../../format/time.ts';

/** What the doctor looks at, in the trader's words. */
export const checkName: Record<DoctorCheck, string> = {
  reach: 'Reaching the server',
  login: 'Signing in',
  refresh: 'Staying signed in',
  rotation: 'Token rotation',
  clock: 'Clock',
  pagination: 'Long lists',
  closeField: 'Closing a trade',
  push: 'Live updates',
};

export const verdictWord: Record<DoctorFinding['verdict'], string> = {
  good: 'Good',
  notice: 'Note',
  problem: 'Problem',
  notChecked: 'Not checked',
};

/** The outcome in one line: "1 problem, 2 notes", or "No problem found". */
export function reportSummary({ findings }: Pick<DoctorReport, 'findings'>): string {
  const count = (verdict: DoctorFinding['verdict'], one: string, many: string): string[] => {
    const found = findings.filter((finding) => finding.verdict === verdict).length;
    return found === 0 ? [] : [`${found} ${found === 1 ? one : many}`];
  };
  const problems = count('problem', 'problem', 'problems');
  const rest = [...count('notice', 'note', 'notes'), ...count('notChecked', 'not checked', 'not checked')];
  return [...(problems.length === 0 ? ['No problem found'] : problems), ...rest].join(', ');
}

/** The report as plain text, for a mail to whoever runs the server. */
export function reportText(report: DoctorReport): string {
  const { url, examinedAt, findings } = report;
  const lines = findings.flatMap(({ check, verdict, finding, advice }) => [
    `[${verdictWord[verdict]}] ${checkName[check]}: ${finding}`,
    ...(advice === null ? [] : [`    ${verdict === 'problem' ? 'To do: ' : ''}${advice}`]),
  ]);
  return [
    `Connection to ${url}`,
    `Examined ${formatExactTime(examinedAt)}`,
    `Result: ${reportSummary(report)}`,
    '',
    ...lines,
    '',
  ].join('\n');
}
