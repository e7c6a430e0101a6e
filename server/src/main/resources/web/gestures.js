// Moving and magnifying with mouse, finger and keyboard.

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Tells what is done to a canvas: `move`, `magnify`, `point`, `leave`, `open`, `step`, `reset`. */
export function gestures(canvas, tell) {
  const fingers = new Map();
  let travelled = 0;

  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, at(event));
    travelled = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const now = at(event);
    const before = fingers.get(event.pointerId);
    if (!before) {
      tell.point(now);
      return;
    }
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (fingers.size === 1) {
      tell.move(now.x - before.x, now.y - before.y);
    } else {
      pinch(event.pointerId, before, now);
    }
    fingers.set(event.pointerId, now);
  });
  const pinch = (id, before, now) => {
    const [other] = [...fingers].filter(([key]) => key !== id).map(([, place]) => place);
    const factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    tell.magnify(factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  };
  const lift = (event) => {
    if (fingers.delete(event.pointerId) && fingers.size === 0 && travelled < 6 && event.type === "pointerup") {
      tell.open(at(event));
    }
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  canvas.addEventListener("pointerleave", () => tell.leave());
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    tell.magnify(Math.exp(-event.deltaY / 400), at(event));
  }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    const handled = key(event.key);
    if (handled) {
      event.preventDefault();
    }
  });
  const key = (name) => {
    if (KEYS[name]) {
      tell.step(...KEYS[name]);
    } else if (name === "+" || name === "=") {
      tell.magnify(1.5, null);
    } else if (name === "-") {
      tell.magnify(1 / 1.5, null);
    } else if (name === "0") {
      tell.reset();
    } else if (name === "Enter" || name === " ") {
      tell.open(null);
    } else {
      return false;
    }
    return true;
  };
}
