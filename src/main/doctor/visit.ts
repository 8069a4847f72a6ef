import type { JsonObject } from '../api/json-body.ts';
import type { EpochMs } from '../../shared/domain/market.ts';
import { startDeadline } from '../api/deadline.ts';
import type { HttpAnswer, HttpExchange, HttpRequest } from '../api/http-exchange.ts';
import type { Clock } from '../session/clock.ts';
import type { Secret } from '../session/secret.ts';

const QUESTION_LIMIT_MS = 10_000;

export interface DoctorDeps {
  readonly http: HttpExchange;
  readonly clock: Clock;
}

export interface Question {
  readonly method: HttpRequest['method'];
  /** Path below the base URL, with its query. */
  readonly path: string;
  readonly body?: JsonObject;
  /** Only ever a token that this server gave out during the visit. */
  readonly bearer?: Secret;
}

/** An answer with the device's time around it. */
export interface TimedAnswer extends HttpAnswer {
  readonly sentAt: EpochMs;
  readonly receivedAt: EpochMs;
}

/** One examination's way to the server: every question has a connection and a time limit of its own. */
export interface Visit {
  /** Base URL without a trailing slash. */
  readonly url: string;
  /** Answers for every status. Throws the Problem when there is no answer. */
  ask(question: Question): Promise<TimedAnswer>;
}

export function visitTo({ http, clock }: DoctorDeps, url: string): Visit {
  return {
    url,
    ask: async ({ path, ...question }) => {
      const deadline = startDeadline(clock, QUESTION_LIMIT_MS);
      try {
        const sentAt = clock.now();
        const answer = await http({ ...question, url: url + path, ownConnection: true, signal: deadline.signal });
        return { ...answer, sentAt, receivedAt: clock.now() };
      } finally {
        deadline.clear();
      }
    },
  };
}
