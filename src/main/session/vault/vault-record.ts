import { z } from 'zod';
import { accountSchema } from '../../../shared/domain/session-status.ts';
import { MAX_TOKEN_LENGTH } from '../../../shared/wire/auth.ts';
import { Secret } from '../secret.ts';
import type { SavedSession } from '../session-vault.ts';

/** What the store file holds: nothing readable but who encrypted it. */
export const vaultFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  backend: z.string().min(1),
  ciphertext: z.base64().min(1),
});
export type VaultFile = z.infer<typeof vaultFileSchema>;

const token = z.string().min(1).max(MAX_TOKEN_LENGTH);
const plainTextSchema = z.strictObject({
  account: accountSchema,
  since: z.number().int(),
  access: token,
  refresh: token,
  generation: z.number().int().positive(),
  receivedAt: z.number().int(),
  accessLifeMs: z.number().positive().nullable(),
  previousRefresh: token.nullable(),
  refreshing: z.boolean(),
  clockOffsetMs: z.number(),
});

/** The text to encrypt. This and the HTTP calls are the only places where tokens leave their Secret. */
export function toPlainText({ account, since, rotation, clockOffsetMs }: SavedSession): string {
  const { pair, previousRefresh, refreshing } = rotation;
  const record: z.infer<typeof plainTextSchema> = {
    account,
    since,
    access: pair.access.reveal(),
    refresh: pair.refresh.reveal(),
    generation: pair.generation,
    receivedAt: pair.receivedAt,
    accessLifeMs: pair.accessLifeMs,
    previousRefresh: previousRefresh?.reveal() ?? null,
    refreshing,
    clockOffsetMs,
  };
  return JSON.stringify(record);
}

/** Reads a decrypted text back. Throws when it is not a session, an empty text included. */
export function fromPlainText(text: string): SavedSession {
  const record = plainTextSchema.parse(JSON.parse(text));
  const { account, since, generation, receivedAt, accessLifeMs, previousRefresh, refreshing, clockOffsetMs } = record;
  const pair = {
    access: new Secret(record.access),
    refresh: new Secret(record.refresh),
    generation,
    receivedAt,
    accessLifeMs,
  };
  const previous = previousRefresh === null ? null : new Secret(previousRefresh);
  return { account, since, rotation: { pair, previousRefresh: previous, refreshing }, clockOffsetMs };
}
