import { ok, type Route } from '../http/types.ts';

/** `GET /users/profile/`: who the bearer is. */
export const profileRoutes: readonly Route[] = [
  { path: '/api/users/profile/', access: 'bearer', methods: { GET: (_request, user) => ok(user) } },
];
