import { everybody } from './all.ts';
import { takeTurn, turnSchema } from './turn.ts';

/** A contestant's own process: signs in and takes a turn for each message. Arguments: its name, the server's base URL. */
const [, , name, base = ''] = process.argv;
const kind = everybody.find((one) => one.name === name);
if (kind === undefined) throw new Error(`there is no contestant "${name ?? ''}"`);
const contestant = await kind.signIn(base);

process.on('message', (message) => {
  void takeTurn(contestant, turnSchema.parse(message)).then((taken) => process.send?.(taken));
});
process.on('disconnect', () => {
  void contestant.close().finally(() => process.exit());
});
process.send?.('signed in');
