import './zod-config.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createBridge } from './bridge.ts';
import { systemClock } from './clock.ts';
import { Fatal } from './features/shell/fatal.tsx';
import { createDesk, type Desk } from './stores/desk.ts';
import './styles/index.css';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');
const root = createRoot(container);

if (window.paperdesk) {
  const bridge = createBridge(window.paperdesk, {
    clock: systemClock,
    // What the event announced can be asked for.
    onBrokenEvent: () => void desk.session.load(),
  });
  const desk: Desk = createDesk(bridge, systemClock);
  root.render(<App desk={desk} />);
  void desk.start();
} else {
  root.render(
    <Fatal title="Paperdesk cannot start">
      The connection to the app is missing. Open Paperdesk itself instead of this page; if you did, reinstall it.
    </Fatal>,
  );
}
