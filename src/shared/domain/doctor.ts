import { z } from 'zod';
import { dialectSchema } from './dialect.ts';
import { epochMsSchema } from './market.ts';

/** What the connection doctor looks at, in this order. */
export const doctorChecks = [
  'reach',
  'login',
  'refresh',
  'rotation',
  'clock',
  'pagination',
  'closeField',
  'push',
] as const;
export const doctorCheckSchema = z.enum(doctorChecks);
export type DoctorCheck = z.infer<typeof doctorCheckSchema>;

/** One thing looked at, in plain words. */
export const doctorFindingSchema = z.strictObject({
  check: doctorCheckSchema,
  /** `notice`: it works, but one should know. `notChecked`: it takes a sign-in, or something before it failed. */
  verdict: z.enum(['good', 'notice', 'problem', 'notChecked']),
  finding: z.string().max(500),
  /** What to set or whom to ask; null when there is nothing to do. */
  advice: z.string().max(500).nullable(),
});
export type DoctorFinding = z.infer<typeof doctorFindingSchema>;

/** Everything the doctor found out about one server. Holds no token and no password. */
export const doctorReportSchema = z.strictObject({
  url: z.string(),
  examinedAt: epochMsSchema,
  /** Null when the routes were not found. */
  dialect: dialectSchema.nullable(),
  /** Server clock minus device clock in milliseconds; null when the server names no time. */
  clockOffsetMs: z.number().int().nullable(),
  findings: z.array(doctorFindingSchema),
});
export type DoctorReport = z.infer<typeof doctorReportSchema>;
