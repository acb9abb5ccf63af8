import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

/** What is read and thrown away of a body that was refused, in bytes, and for how long, in milliseconds. */
const LINGER_BYTES = 64 * 1_048_576;
const LINGER_MS = 10_000;

/**
 * Lets a caller read why its body was refused. Node.js closes the connection behind an answer that says `connection:
 * close`; while bytes of the body are still on their way that is a reset, which takes the answer out of the caller's
 * hands before it is read. So the answer is followed by the end of our side alone, and the rest of the body is thrown
 * away as it comes: until it ends, or is too much, or takes too long.
 */
export const lingeringClosePlugin = fp(
  async (app: FastifyInstance) => {
    const lingering = new Set<Socket>();
    app.addHook('onSend', async (request, reply, payload) => {
      // Of what is injected, without a connection, nothing is known to be complete or not.
      const onItsWay = request.raw.complete === false;
      if (onItsWay && reply.getHeader('connection') === 'close') closeSlowly(request.raw, lingering);
      return payload;
    });
    // Nobody who goes on sending keeps the program from ending.
    app.addHook('preClose', async () => {
      for (const socket of lingering) socket.destroy();
    });
  },
  { name: 'lingering-close' },
);

/** Node.js ends the connection behind the answer by this method of its socket, which only this socket gets anew. */
function closeSlowly(body: IncomingMessage, lingering: Set<Socket>): void {
  const { socket } = body;
  const close = socket.destroySoon.bind(socket);
  let read = 0;
  body.on('data', ({ length }: Buffer) => {
    read += length;
    if (read > LINGER_BYTES) socket.destroy();
  });
  socket.destroySoon = () => {
    lingering.add(socket);
    const late = setTimeout(() => socket.destroy(), LINGER_MS);
    socket.once('close', () => {
      clearTimeout(late);
      lingering.delete(socket);
    });
    body.once('end', close);
    socket.end();
  };
}
