import Fastify from 'fastify';
import postgres from 'postgres';

/**
 * The floor of an answer over HTTP: a process that does nothing but run the statement that it is sent and send back its
 * rows, as the owner of the tables. Nobody signs in, no row is hidden, nothing is checked.
 */
const sql = postgres(process.env['DATABASE_URL']!, { max: 10, onnotice: () => undefined });
const server = Fastify();
server.post<{ Body: { statement: string } }>('/', async ({ body }) => ({ items: await sql.unsafe(body.statement) }));
await server.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
