package naja.triage;

import java.util.HashMap;
import java.util.Map;

/// Sets of ids that grow together; whoever was never joined is alone.
final class DisjointSets {
  /// The way to the root; roots lead to themselves.
  private final Map<String, String> parents = new HashMap<>();

  void join(String one, String other) {
    String root = root(one);
    String otherRoot = root(other);
    if (!root.equals(otherRoot)) {
      boolean isLesser = root.compareTo(otherRoot) < 0;
      parents.put(isLesser ? otherRoot : root, isLesser ? root : otherRoot);
    }
  }

  /// The least id of the set. Shortens the way as it goes.
  String root(String id) {
    String at = id;
    String parent = parents.getOrDefault(at, at);
    while (!parent.equals(at)) {
      String next = parents.getOrDefault(parent, parent);
      parents.put(at, next);
      at = next;
      parent = parents.getOrDefault(at, at);
    }
    return at;
  }
}
