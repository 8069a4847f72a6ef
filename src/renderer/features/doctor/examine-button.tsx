import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.ts';

interface ExamineButtonProps {
  /** As typed. */
  readonly url: string;
  /** Beside something more important. */
  readonly quiet?: boolean;
}

/** Opens the connection doctor. */
export function ExamineButton({ url, quiet = false }: ExamineButtonProps) {
  const { doctor, workspace } = useDesk();
  return (
    <Button
      variant={quiet ? 'quiet' : 'secondary'}
      onClick={() => {
        workspace.close();
        void doctor.examine(url);
      }}
    >
      Examine the connection
    </Button>
  );
}
