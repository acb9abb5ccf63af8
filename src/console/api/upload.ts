import { type Answer, addressOf, type CallName, type Input, Problem, Unreachable } from './call.ts';

/**
 * Sends a file as the body of a call, telling how much of it is sent: `fetch` cannot say.
 * @param onProgress told the part that is sent, in [0,1]
 * @throws Problem when the API refuses, Unreachable when there is no answer
 */
export function upload<C extends CallName>(
  name: C,
  input: Pick<Input<C>, 'params' | 'query'>,
  file: File,
  onProgress: (part: number) => void,
): Promise<Answer<C>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(name.slice(0, name.indexOf(' ')), addressOf(name, input));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', document.documentElement.lang || 'fr');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-groupement-console', '1');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Unreachable('no answer'));
    request.onload = () => {
      const body = (request.response ?? {}) as Record<string, unknown>;
      if (request.status >= 200 && request.status < 300) resolve(body as Answer<C>);
      else reject(new Problem(request.status, body));
    };
    request.send(file);
  });
}
