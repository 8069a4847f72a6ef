import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ours, peers } from './contestants/all.ts';
import { environmentLine } from './environment.ts';
import { judge } from './goals.ts';
import { outFolder } from './out-folder.ts';
import { report } from './report.ts';
import { keeping } from './scenarios/keeping.ts';
import { latency } from './scenarios/latency.ts';
import { toReplay } from './scenarios/replay.ts';
import { steadyState } from './scenarios/steady-state.ts';
import { storms, visibleStorms } from './scenarios/storm.ts';
import { startBenchServer } from './server/start.ts';

const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n\n`);

const environment = environmentLine();
print([
  environment,
  "Everybody on axios's http adapter with Node's global agent (kept-alive connections), no redirects, no proxy.",
]);
await mkdir(outFolder, { recursive: true });
const server = await startBenchServer();
try {
  const steady = await steadyState(server.base);
  print(report.steady({ steady }));
  const latencies = await latency(server.base);
  print(report.latency({ latency: latencies }));
  const storm = { storms: await storms(server), visibleStorms: await visibleStorms(server) };
  print(report.storms(storm));
  const replays = await toReplay(server);
  print(report.toReplay({ toReplay: replays }));
  const kept = await keeping(server);
  print(report.keeping({ keeping: kept }));

  const figures = { steady, latency: latencies, ...storm, toReplay: replays, keeping: kept };
  const goals = judge(figures, { ours: ours.name, peers: peers.map(({ name }) => name) });
  print(report.goals(goals));
  const file = join(outFolder, 'session.json');
  await writeFile(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), environment, ...figures, goals }, null, 2)}\n`,
  );
  process.exitCode = goals.some(({ met, required }) => required && !met) ? 1 : 0;
} finally {
  await server.close();
}
