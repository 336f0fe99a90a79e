import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** More sign-ins than a demonstration ever has at once; past it, what has run out is swept away. */
const sweepAt = 5_000;

/** Keeps the issuer's sessions, codes and grants in this process: a restart forgets them. */
export function memoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, Kept>();

  const live = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    return found && found.until > Date.now() ? found.payload : undefined;
  };

  const sweep = (): void => {
    for (const [key, { until }] of kept) if (until <= Date.now()) kept.delete(key);
  };

  const findWhere = (
    model: string,
    matches: (payload: AdapterPayload) => boolean,
  ): AdapterPayload | undefined => {
    for (const key of kept.keys()) {
      const payload = key.startsWith(`${model}:`) ? live(key) : undefined;
      if (payload && matches(payload)) return payload;
    }
    return undefined;
  };

  return (model) => ({
    upsert(id, payload, expiresIn = 86_400) {
      if (kept.size >= sweepAt) sweep();
      kept.set(`${model}:${id}`, { payload, until: Date.now() + expiresIn * 1000 });
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(live(`${model}:${id}`)),
    findByUid: (uid) => Promise.resolve(findWhere(model, (payload) => payload.uid === uid)),
    findByUserCode: (code) => Promise.resolve(findWhere(model, (payload) => payload.userCode === code)),
    consume(id) {
      const payload = live(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      return Promise.resolve();
    },
    destroy(id) {
      kept.delete(`${model}:${id}`);
      return Promise.resolve();
    },
    revokeByGrantId(grantId) {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
      return Promise.resolve();
    },
  });
}
