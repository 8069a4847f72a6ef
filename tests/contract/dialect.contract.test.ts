import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { askServer } from './support/ask.ts';
import type { ContractServer } from './support/contract-server.ts';
import { startDjango } from './support/django-server.ts';

const django = inject('django');

describe.skipIf(django === null)('Django with its authentication below /users/', () => {
  let server: ContractServer | null = null;
  beforeAll(async () => {
    server =
      django && (await startDjango({ python: django.python, rotate: true, blacklist: true, authPrefix: 'users' }));
  });
  afterAll(() => server?.close());

  it('shows by the answer to an empty body which of the two paths is its own', async () => {
    const { post } = askServer(server?.url ?? '');
    for (const route of ['login', 'token/refresh', 'token/blacklist']) {
      expect((await post(`/users/${route}/`, {})).status).toBe(400);
      expect((await post(`/auth/${route}/`, {})).status).toBe(404);
    }
  });
});
