/** The answer as it comes when the connection breaks in the middle of its body. */
export async function cutOff(answer: Response): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2)));
    },
    // Not at once: what was sent before is still to arrive.
    pull: (controller) => {
      controller.error(new TypeError('terminated'));
    },
  });
  const { status, headers } = answer;
  return new Response(body, { status, headers });
}
