// The geometry of the map: where points stand on the screen, and which is nearest to something.

const MARGIN = 28;
const MOST_ZOOM = 60;

/** A view of points `{ x, y }` that can be moved and magnified; `size()` gives width and height. */
export function plane(points, size) {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const centre = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
  const extent = Math.max(Math.max(...xs) - Math.min(...xs), 1e-9);
  const height = Math.max(Math.max(...ys) - Math.min(...ys), 1e-9);
  let zoom = 1;
  let shift = { x: 0, y: 0 };

  const scale = () => {
    const { width, height: high } = size();
    return zoom * Math.min((width - 2 * MARGIN) / extent, (high - 2 * MARGIN) / height);
  };
  /** Where a point stands on the screen; y grows upwards on the map, downwards on the screen. */
  const place = (point) => {
    const { width, height: high } = size();
    const by = scale();
    return {
      x: width / 2 + (point.x - centre.x) * by + shift.x,
      y: high / 2 - (point.y - centre.y) * by + shift.y,
    };
  };
  return {
    place,
    move(dx, dy) {
      shift = { x: shift.x + dx, y: shift.y + dy };
    },
    /** Magnifies around a place on the screen, which stays where it is. */
    magnify(factor, at) {
      const next = Math.max(1, Math.min(MOST_ZOOM, zoom * factor));
      const { width, height: high } = size();
      const from = { x: at.x - width / 2 - shift.x, y: at.y - high / 2 - shift.y };
      shift = { x: shift.x - from.x * (next / zoom - 1), y: shift.y - from.y * (next / zoom - 1) };
      zoom = next;
      if (zoom === 1) {
        shift = { x: 0, y: 0 };
      }
    },
    reset() {
      zoom = 1;
      shift = { x: 0, y: 0 };
    },
    /** Moves just enough that a point is on the screen. */
    reveal(point) {
      const { width, height: high } = size();
      const { x, y } = place(point);
      const into = (value, most) => Math.max(MARGIN, Math.min(most - MARGIN, value)) - value;
      shift = { x: shift.x + into(x, width), y: shift.y + into(y, high) };
    },
    /** The index of the point nearest to a place on the screen, or -1 if none is within reach. */
    nearest(at, reach, isWanted) {
      let best = -1;
      let least = reach * reach;
      points.forEach((point, index) => {
        const { x, y } = place(point);
        const distance = (x - at.x) ** 2 + (y - at.y) ** 2;
        if (distance <= least && isWanted(point)) {
          least = distance;
          best = index;
        }
      });
      return best;
    },
    /** The index of the nearest point in a direction on the screen, or the same if there is none. */
    beside(index, dx, dy, isWanted) {
      const from = place(points[index]);
      let best = index;
      let least = Infinity;
      points.forEach((point, other) => {
        const { x, y } = place(point);
        const along = (x - from.x) * dx + (y - from.y) * dy;
        const across = Math.abs((x - from.x) * dy - (y - from.y) * dx);
        if (other !== index && along > 0.5 && across <= 1.5 * along && isWanted(point)) {
          const distance = along + 2 * across;
          if (distance < least) {
            least = distance;
            best = other;
          }
        }
      });
      return best;
    },
  };
}
