import { useApi } from '../api/query.ts';

/** The name of an organisation by its id; nothing until it is there, a dash where it may not be read. */
export function OrganisationName({ id }: { id: string }) {
  const { data, error } = useApi('GET /v1/organisations/{id}', { params: { id } });
  return <span>{data?.name ?? (error === null ? '' : '–')}</span>;
}
