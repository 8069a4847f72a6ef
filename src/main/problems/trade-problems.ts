import { Problem } from './problem.ts';

/** Failures of orders. Each says whether something may have happened at the server. */
export const tradeProblems = {
  unknownSignal: () =>
    new Problem('signal.unknown', {
      message: 'The server does not know this signal any more.',
      hint: 'No trade was opened. Refresh the signals and pick another one.',
      retryable: false,
    }),
  duplicate: () =>
    new Problem('trade.duplicate', {
      message: 'You already have a trade from this signal.',
      hint: 'No second trade was opened. You find it under Positions.',
      retryable: false,
    }),
  unknownTrade: () =>
    new Problem('trade.unknown', {
      message: 'The server has no such trade in this state any more.',
      hint: 'It may have hit its stop or target, or was closed elsewhere. Look at Positions and History.',
      retryable: false,
    }),
  uncertain: () =>
    new Problem('trade.uncertain', {
      message: 'The order was sent, but no answer came back.',
      hint: 'It may or may not have gone through. Paperdesk checks your positions; do not repeat it before you know.',
      retryable: false,
    }),
};
