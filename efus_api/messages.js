/* Streamlit draws the page anew for whatever messages have come: three or four times for each run,
   each time with every element. Those of a run come within some milliseconds, and are handed on
   together when it has ended. */
{
  const LONGEST_MS = 20; /* a run that takes its time is seen bit by bit */
  const ENDED = 2; /* bytes: the shortest message there is, and the last one of every run */
  window.WebSocket = class extends WebSocket {
    addEventListener(type, act, ...options) {
      if (type !== "message") {
        super.addEventListener(type, act, ...options);
        return;
      }
      let held = [];
      let waiting = null;
      const handOn = () => {
        clearTimeout(waiting);
        const come = held;
        [held, waiting] = [[], null];
        for (const event of come) act.call(this, event);
      };
      const take = (event) => {
        held.push(event);
        if (event.data.byteLength === ENDED || document.hidden) handOn();
        else waiting ??= setTimeout(handOn, LONGEST_MS);
      };
      super.addEventListener(type, take, ...options);
    }
  };
}
