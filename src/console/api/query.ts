import {
  hashKey,
  type InfiniteData,
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { noteConnection } from '../shell/connection.ts';
import {
  type Answer,
  type Answered,
  type CallName,
  call,
  type Input,
  isSignedOut,
  newKey,
  Problem,
  Unreachable,
} from './call.ts';
import type { Early } from './early.ts';

/** Reads are tried again only where the server could not be reached: a refusal stays one. */
const retries = (failures: number, error: unknown): boolean => error instanceof Unreachable && failures < 2;

/** Called when the API says that nobody is signed in any more. */
let onSignedOut: () => void = () => undefined;
/** Sets what happens then. */
export const whenSignedOut = (callback: () => void): void => {
  onSignedOut = callback;
};

const noteOutcome = (error: unknown): void => {
  noteConnection('network', !(error instanceof Unreachable));
  if (isSignedOut(error)) onSignedOut();
};

/** What has been read, for all pages. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteOutcome, onSuccess: () => noteConnection('network', true) }),
  mutationCache: new MutationCache({ onError: noteOutcome, onSuccess: () => noteConnection('network', true) }),
  defaultOptions: {
    queries: { retry: retries, retryDelay: (failures) => 500 * 2 ** failures, staleTime: 5_000, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

/** The name of a read in the cache: the call first, so that all of one call can be named. */
const keyOf = <C extends CallName>(name: C, input: Input<C>): QueryKey => [name, input.params ?? {}, input.query ?? {}];

/** Counts an answer that is under way already as that of a read: the page that reads it does not ask again. */
export function expectAnswer({ name, input, pages, answer }: Early): void {
  const queryKey = keyOf(name, input as Input<typeof name>);
  let early: typeof answer | null = answer;
  // A try after one that failed asks anew.
  const asked = () => {
    const now = early ?? call(name, input as Input<typeof name>);
    early = null;
    return now;
  };
  if (!pages) return void queryClient.prefetchQuery({ queryKey, queryFn: asked, retry: retries });
  void queryClient.prefetchInfiniteQuery({
    queryKey: [...queryKey, 'pages'],
    queryFn: () => asked().then(({ data }) => data),
    retry: retries,
    initialPageParam: null,
    // Whoever shows the list knows how it goes on.
    getNextPageParam: () => null,
  });
}

/** Words of code lists, which no act changes: read once, and not again after an act. */
const isConstant = (name: unknown): boolean => typeof name === 'string' && name.includes(' /v1/taxonomies/');

/** What is read of the API, or is being read, or could not be. */
export type Read<T> = {
  data: T | undefined;
  etag: string | null;
  error: Error | null;
  isPending: boolean;
  /** What is shown answers an earlier question, until this one's answer is there. */
  stale: boolean;
  refetch: () => void;
};

/** Reads from the API; `null` waits (a part of the path isn't known yet). */
export function useApi<C extends CallName & `GET ${string}`>(
  name: C,
  input: Input<C> | null,
  options: { refetchInterval?: number | false; keepPrevious?: boolean } = {},
): Read<Answer<C>> {
  const query = useQuery<Answered<C>>({
    queryKey: input === null ? [name, 'waits'] : keyOf(name, input),
    queryFn: ({ signal }) => call(name, { ...(input as Input<C>), signal }),
    enabled: input !== null,
    refetchInterval: options.refetchInterval ?? false,
    ...(isConstant(name) ? { staleTime: Number.POSITIVE_INFINITY } : {}),
    ...(options.keepPrevious === true ? { placeholderData: (before: Answered<C> | undefined) => before } : {}),
  });
  return {
    data: query.data?.data,
    etag: query.data?.etag ?? null,
    error: query.error,
    isPending: query.isPending,
    stale: query.isPlaceholderData,
    refetch: () => void query.refetch(),
  };
}

/** Reads one call for each of several inputs: what is there of each, in their order, and whether any is still to come. */
export function useApis<C extends CallName & `GET ${string}`>(
  name: C,
  inputs: readonly Input<C>[],
): { data: (Answer<C> | undefined)[]; isPending: boolean } {
  const reads = useQueries({
    queries: inputs.map((input) => ({
      queryKey: keyOf(name, input),
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Answered<C>> => call(name, { ...input, signal }),
    })),
  });
  return { data: reads.map(({ data }) => data?.data), isPending: reads.some(({ isPending }) => isPending) };
}

const onlyFirstPage = (list: InfiniteData<unknown> | undefined): InfiniteData<unknown> | undefined =>
  list === undefined ? undefined : { pages: list.pages.slice(0, 1), pageParams: list.pageParams.slice(0, 1) };

/** One row of a list call. */
export type Item<C extends CallName> = Answer<C> extends { items: (infer I)[] } ? I : never;

/**
 * Reads a list page by page. Once another filter is chosen, the earlier one's list begins again with its first page: the
 * way back draws no hundreds of rows at once, and reads no ten pages afresh.
 */
export function useList<C extends CallName & `GET ${string}`>(
  name: C,
  input: Input<C>,
): Read<Item<C>[]> & { more: (() => void) | null; loadingMore: boolean } {
  const client = useQueryClient();
  const queryKey = [...keyOf(name, input), 'pages'];
  const shown = useRef(queryKey);
  const query = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam, signal }) => {
      const paged = {
        ...input,
        query: { ...input.query, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      };
      const { data } = await call(name, paged as Input<C>);
      return data as Answer<C> & { items: Item<C>[]; nextCursor: string | null };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (before) => before,
  });
  useEffect(() => {
    // Until the answer is there, the earlier list stands as it was.
    if (query.isPlaceholderData || hashKey(shown.current) === hashKey(queryKey)) return;
    client.setQueryData<InfiniteData<unknown>>(shown.current, onlyFirstPage);
    shown.current = queryKey;
  });
  return {
    data: query.data?.pages.flatMap((page) => page.items),
    etag: null,
    error: query.error,
    isPending: query.isPending,
    stale: query.isPlaceholderData,
    refetch: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    loadingMore: query.isFetchingNextPage,
  };
}

/** An act that changes something. */
export type Act<C extends CallName> = {
  run: (input: Input<C>) => Promise<Answered<C> | null>;
  busy: boolean;
  /** Why the last try failed. */
  error: Error | null;
  reset: () => void;
};

/** What an act is asked for, to tell the same one from another; null of a document, of which two may be sent at once. */
const askedFor = (input: { params?: object | undefined; query?: object | undefined; body?: unknown }): string | null =>
  typeof input.body === 'string' || input.body instanceof Blob
    ? null
    : JSON.stringify([input.params, input.query, input.body]);

/**
 * An act of the API. What was read is read afresh afterwards, also where somebody else has changed it meanwhile. While one
 * try of it had no answer, the next one carries the same Idempotency-Key: it is done once. Asked for again while it is under
 * way, as by a double click, it is the one act. `run` answers null where it was refused; `error` says why.
 */
export function useAct<C extends CallName>(name: C, options: { done?: (answered: Answered<C>) => void } = {}): Act<C> {
  const client = useQueryClient();
  const key = useRef<{ key: string; of: string } | null>(null);
  const underWay = useRef<{ of: string; answer: Promise<Answered<C> | null> } | null>(null);
  const readAfresh = () => client.invalidateQueries({ predicate: ({ queryKey }) => !isConstant(queryKey[0]) });
  const mutation = useMutation<Answered<C>, Error, Input<C>>({
    mutationFn: async (input) => {
      const of = JSON.stringify([
        input.params,
        input.query,
        typeof input.body === 'string' ? input.body.length : input.body,
      ]);
      if (key.current?.of !== of) key.current = { key: newKey(), of };
      const answered = await call(name, name.startsWith('POST') ? { key: key.current.key, ...input } : input);
      key.current = null;
      return answered;
    },
    onError: (error) => {
      if (error instanceof Problem) key.current = null;
      if (error instanceof Problem && error.code === 'changed_meanwhile') void readAfresh();
    },
    onSuccess: async (answered) => {
      options.done?.(answered);
      await readAfresh();
    },
  });
  const run = (input: Input<C>): Promise<Answered<C> | null> => {
    const of = askedFor(input);
    if (of !== null && underWay.current?.of === of) return underWay.current.answer;
    const answer = mutation.mutateAsync(input).catch(() => null);
    if (of !== null) {
      underWay.current = { of, answer };
      void answer.then(() => {
        if (underWay.current?.answer === answer) underWay.current = null;
      });
    }
    return answer;
  };
  return {
    run,
    busy: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  };
}
