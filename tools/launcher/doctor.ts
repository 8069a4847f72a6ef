import { runDoctor } from '../doctor/doctor.ts';
import { doctorHelp, parseDoctorOptions } from '../doctor/options.ts';
import { runMain } from './run-main.ts';

await runMain({
  command: 'npm run doctor',
  help: doctorHelp,
  parse: (argv) => parseDoctorOptions(argv, process.env),
  run: runDoctor,
});
