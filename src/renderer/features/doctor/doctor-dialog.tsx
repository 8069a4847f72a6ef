import { useState } from 'react';
import { useStore } from 'zustand';
import { doctorChecks, type DoctorFinding, type DoctorReport } from '../../../shared/domain/doctor.ts';
import { Age } from '../../ui/age.tsx';
import { Banner, ErrorText } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useDesk } from '../../ui/desk-context.ts';
import { CheckIcon, InfoIcon, MinusIcon, WarningIcon } from '../../ui/icons.tsx';
import { Modal } from '../../ui/modal.tsx';
import { checkName, reportSummary, reportText, verdictWord } from './report-text.ts';

/** The connection doctor: what is right and wrong with a server, before a click fails. */
export function DoctorDialog() {
  const { doctor } = useDesk();
  const { url, busy, report, error } = useStore(doctor.store);
  if (url === null) return null;
  return (
    <Modal wide title="Connection doctor" onDismiss={() => doctor.close()}>
      {url !== '' && <p className="modal-account">{url}</p>}
      <p role="status" className="label">
        {busy && (
          <>
            <span className="spinner spinner-inline" aria-hidden="true" /> Examining the server. This takes a few
            seconds; nothing is changed there.
          </>
        )}
        {!busy && report && reportSummary(report)}
      </p>
      {error && (
        <Banner tone="error">
          <ErrorText error={error} />
        </Banner>
      )}
      {report ? <Findings report={report} /> : busy && <FindingsToCome />}
      <div className="modal-actions">
        {report && <CopyButton key={report.examinedAt} report={report} />}
        {(report ?? error) && (
          <Button busy={busy} onClick={() => void doctor.examine(url)}>
            Examine again
          </Button>
        )}
        <Button variant="primary" data-initial-focus onClick={() => doctor.close()}>
          Close
        </Button>
      </div>
    </Modal>
  );
}

/** Problems first, and whatever could not be checked last: what has to be done must not wait below the fold. */
const verdictOrder: readonly DoctorFinding['verdict'][] = ['problem', 'notice', 'good', 'notChecked'];
const byUrgency = (a: DoctorFinding, b: DoctorFinding): number =>
  verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict);

const verdictIcon = { good: CheckIcon, notice: InfoIcon, problem: WarningIcon, notChecked: MinusIcon };

function Findings({ report }: { readonly report: DoctorReport }) {
  return (
    <>
      <ul className="findings">
        {report.findings.toSorted(byUrgency).map((finding) => (
          <Finding key={finding.check} finding={finding} />
        ))}
      </ul>
      <p className="modal-note">
        Examined <Age since={report.examinedAt} /> ago. Nothing was changed on the server.
      </p>
    </>
  );
}

function Finding({ finding: { check, verdict, finding, advice } }: { readonly finding: DoctorFinding }) {
  const Icon = verdictIcon[verdict];
  return (
    <li className="finding">
      <span className={classNames('finding-verdict', `finding-${verdict}`)}>
        <Icon /> {verdictWord[verdict]}
      </span>
      <div>
        <strong>{checkName[check]}</strong>
        <p>{finding}</p>
        {advice !== null && <p className="finding-advice">{advice}</p>}
      </div>
    </li>
  );
}

/** What will be looked at, while nothing is known yet. */
function FindingsToCome() {
  return (
    <ul className="findings" aria-busy="true">
      {doctorChecks.map((check) => (
        <li key={check} className="finding">
          <span className="finding-verdict finding-notChecked">…</span>
          <span className="label">{checkName[check]}</span>
        </li>
      ))}
    </ul>
  );
}

const copyWord = { no: 'Copy as text', yes: 'Copied', failed: 'Could not copy' };

/** Plain text for a mail to whoever runs the server; the report holds nothing secret. */
function CopyButton({ report }: { readonly report: DoctorReport }) {
  const [copied, setCopied] = useState<keyof typeof copyWord>('no');
  return (
    <>
      <span role="status" className="visually-hidden">
        {copied !== 'no' && copyWord[copied]}
      </span>
      <Button
        variant="quiet"
        onClick={() => {
          navigator.clipboard.writeText(reportText(report)).then(
            () => setCopied('yes'),
            () => setCopied('failed'),
          );
        }}
      >
        {copyWord[copied]}
      </Button>
    </>
  );
}
