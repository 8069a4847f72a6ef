import { BenchServer } from './bench-server.ts';
import { commandSchema, type Counters } from './protocol.ts';

/** The server's own process, so that it and the contestants do not share a core: obeys the bench over IPC. */
const server = new BenchServer();

function tell(message: { readonly base: string } | Counters): void {
  process.send?.(message);
}

process.on('message', (message) => {
  void server.obey(commandSchema.parse(message)).then(tell);
});
process.on('disconnect', () => process.exit());
tell({ base: await server.listen() });
