import { axiosAuthRefresh } from './axios-auth-refresh.ts';
import { axiosJwt } from './axios-jwt.ts';
import { bareAxios } from './bare-axios.ts';
import { ours, oursInMemory } from './ours.ts';

const byDefault = axiosAuthRefresh('axios-auth-refresh', {});
const withoutDeduplication = axiosAuthRefresh('axios-auth-refresh, deduplicateRefresh: false', {
  deduplicateRefresh: false,
});

/** The baseline. */
export const bare = bareAxios('bare axios');
/** The same code as the baseline, measured beside it: what differs between the two is noise. */
export const control = bareAxios('bare axios again (noise)');
/** What others use in our place. */
export const peers = [byDefault, withoutDeduplication, axiosJwt] as const;
export { ours, oursInMemory };
export const everybody = [bare, control, ours, oursInMemory, ...peers] as const;
