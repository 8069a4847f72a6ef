import { z } from 'zod';

/** Servers answer either DRF's page or a bare array. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.union([
    z.object({
      count: z.number().int(),
      next: z.string().nullable(),
      previous: z.string().nullable(),
      results: z.array(item),
    }),
    z.array(item).transform((results) => ({ count: results.length, next: null, previous: null, results })),
  ]);
}
