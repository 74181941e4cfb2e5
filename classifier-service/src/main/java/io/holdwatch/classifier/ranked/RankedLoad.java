package io.holdwatch.classifier.ranked;

import static io.holdwatch.classifier.ranked.Micros.plus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Lines in a total rank that are served one after the other from a dated supply (design.md,
 * "RankedLoad"). Slack of a line = supply until its due − demand of all ranks up to and including
 * it. The structure tells which lines' slack went from one zone to another; a change costs O(log
 * n), and {@link #drain()} visits only the lines that flipped and the way to them.
 *
 * <p>Amounts are millionths ({@link Micros}); sums beyond ±2^62 stay there. Ranks must sort by due
 * first; where all is supplied from the beginning (credit), give every line the same due. Ranks are
 * also keys: {@code equals} and {@code compareTo} must agree. It is not thread-safe.
 *
 * <p>It is a treap whose nodes add up their subtrees, supply counted up and demand down, so that
 * adding to a whole suffix is one change on the way to the root.
 *
 * @param <R> rank: a line and its place in the order
 */
public final class RankedLoad<R extends Comparable<? super R>> {
  /** Lower boundary of a line that has none. */
  public static final long NO_LOWER = Long.MIN_VALUE;

  private final boolean exactNear;
  private final Map<R, Node<R>> lines = new HashMap<>();
  private final Map<Instant, Node<R>> supplies = new HashMap<>();
  private @Nullable Node<R> root;
  private long priorities;
  private long visited;

  /** Lines are told when their zone changes. */
  public RankedLoad() {
    this(false);
  }

  /**
   * @param exactNear whether a line that is NEAR is told at every change of its slack, not only
   *     when it leaves the zone: for who needs the exact quantity that is missing there
   */
  public RankedLoad(boolean exactNear) {
    this.exactNear = exactNear;
  }

  /** Puts a line with boundary 0: COVERED or SHORT, never NEAR. Otherwise as the other. */
  public void put(R rank, Instant due, long demand) {
    put(rank, due, demand, 0, 0);
  }

  /** Puts a line with upper boundary 0. Otherwise as the other. */
  public void put(R rank, Instant due, long demand, long lower) {
    put(rank, due, demand, 0, lower);
  }

  /**
   * Puts a line, or replaces what it asks. A new line is told at the next {@link #drain()}.
   *
   * @param due until when supply counts for it; of an existing rank it must be the same
   * @param demand what it takes [millionths]
   * @param upper slack from which on it is COVERED [millionths]
   * @param lower slack from which on it is NEAR, {@link #NO_LOWER}: never SHORT [millionths]
   */
  public void put(R rank, Instant due, long demand, long upper, long lower) {
    Node<R> known = lines.get(rank);
    if (known != null && !known.due.equals(due)) {
      remove(rank);
      known = null;
    }
    Node<R> node = known == null ? new Node<>(due, rank, nextPriority()) : known;
    node.amount = plus(0, -Math.max(demand, -Long.MAX_VALUE));
    node.boundaries(upper, lower, exactNear);
    if (known == null) {
      lines.put(rank, node);
      root = insert(root, node);
    } else {
      refresh(root, node);
    }
  }

  /** Takes a line out; nothing where it is not in. */
  public void remove(R rank) {
    Node<R> node = lines.remove(rank);
    if (node != null) {
      root = delete(root, node);
    }
  }

  /** Adds to the supply of all lines that are due at an instant or later. [millionths] */
  public void supply(Instant from, long delta) {
    Node<R> known = supplies.get(from);
    if (known == null) {
      if (delta != 0) {
        Node<R> node = new Node<>(from, null, nextPriority());
        node.amount = plus(0, delta);
        supplies.put(from, node);
        root = insert(root, node);
      }
      return;
    }
    known.amount = plus(known.amount, delta);
    if (known.amount == 0) {
      supplies.remove(from);
      root = delete(root, known);
    } else {
      refresh(root, known);
    }
  }

  /**
   * The lines whose zone is another than at the last call, or that are new, in rank order. A line
   * that left its zone and came back in between is none of them.
   */
  public List<R> drain() {
    List<R> changed = new ArrayList<>();
    drain(root, 0, changed);
    return changed;
  }

  private void drain(@Nullable Node<R> node, long before, List<R> into) {
    if (node == null) {
      return;
    }
    visited++;
    if (!node.changed(before)) {
      return;
    }
    drain(node.left, before, into);
    long slack = node.through(before);
    if (node.rank != null && node.changedItself(slack)) {
      node.tell(slack);
      into.add(node.rank);
    }
    drain(node.right, slack, into);
    node.pull();
  }

  /** Number of lines. */
  public int size() {
    return lines.size();
  }

  /** Whether a line is in. */
  public boolean contains(R rank) {
    return lines.containsKey(rank);
  }

  /** Slack of a line; empty where it is not in. [millionths] */
  public OptionalLong slack(R rank) {
    Node<R> node = lines.get(rank);
    return node == null ? OptionalLong.empty() : OptionalLong.of(slackOf(node));
  }

  /** Zone of a line now, told or not; empty where it is not in. */
  public Optional<Zone> zone(R rank) {
    return Optional.ofNullable(lines.get(rank)).map(node -> node.zone(slackOf(node)));
  }

  /** Demand of a line; 0 where it is not in. [millionths] */
  public long demand(R rank) {
    Node<R> node = lines.get(rank);
    return node == null ? 0 : -node.amount;
  }

  /** Demand of all lines before a line; 0 where it is not in. [millionths] */
  public long demandBefore(R rank) {
    Node<R> node = lines.get(rank);
    return node == null ? 0 : plus(plus(supplyUntil(node.due), -slackOf(node)), node.amount);
  }

  /** Demand of all lines. [millionths] */
  public long demand() {
    return root == null ? 0 : plus(root.supply, -root.sum);
  }

  /** Supply that is there at an instant. [millionths] */
  public long supplyUntil(Instant instant) {
    long supply = 0;
    Node<R> node = root;
    while (node != null) {
      visited++;
      if (node.due.isAfter(instant)) {
        node = node.left;
      } else {
        long own = node.rank == null ? node.amount : 0;
        supply = plus(supply, plus(own, node.left == null ? 0 : node.left.supply));
        node = node.right;
      }
    }
    return supply;
  }

  /**
   * What could be taken from an instant on without making any line shorter: the least of what is
   * left then and the slack of every later line; negative where one is short. [millionths]
   */
  public long uncommitted(Instant from) {
    long before = 0;
    long least = Node.NO_LEAST;
    Node<R> node = root;
    while (node != null) {
      visited++;
      long slack = node.through(before);
      if (node.due.isAfter(from)) {
        least = Math.min(least, node.rank == null ? Node.NO_LEAST : slack);
        least =
            Math.min(
                least,
                node.right == null ? Node.NO_LEAST : Node.shift(node.right.leastSlack, slack));
        node = node.left;
      } else {
        before = slack;
        node = node.right;
      }
    }
    return Math.min(before, least);
  }

  /** The first line in rank order with a slack below 0. */
  public Optional<R> firstShort() {
    long before = 0;
    Node<R> node = root;
    while (node != null && Node.shift(node.leastSlack, before) < 0) {
      visited++;
      if (node.left != null && Node.shift(node.left.leastSlack, before) < 0) {
        node = node.left;
        continue;
      }
      long slack = node.through(before);
      if (node.rank != null && slack < 0) {
        return Optional.of(node.rank);
      }
      before = slack;
      node = node.right;
    }
    return Optional.empty();
  }

  /** The last lines before a line, at most so many, the nearest first; none where it is not in. */
  public List<R> before(R rank, int most) {
    List<R> found = new ArrayList<>();
    Node<R> node = lines.get(rank);
    if (node != null) {
      before(root, node, most, found);
    }
    return found;
  }

  private void before(@Nullable Node<R> at, Node<R> limit, int most, List<R> into) {
    if (at == null || into.size() >= most) {
      return;
    }
    visited++;
    if (at.compareTo(limit) < 0) {
      before(at.right, limit, most, into);
      if (at.rank != null && into.size() < most) {
        into.add(at.rank);
      }
    }
    before(at.left, limit, most, into);
  }

  /** Nodes visited so far: what the work is measured by. */
  long visited() {
    return visited;
  }

  private long slackOf(Node<R> line) {
    long before = 0;
    Node<R> node = root;
    while (node != null) {
      visited++;
      int side = node.compareTo(line);
      if (side > 0) {
        node = node.left;
      } else {
        before = node.through(before);
        if (side == 0) {
          break;
        }
        node = node.right;
      }
    }
    return before;
  }

  /** Adds up again on the way to a node. */
  private void refresh(@Nullable Node<R> at, Node<R> changed) {
    if (at == null) {
      return;
    }
    visited++;
    int side = at.compareTo(changed);
    if (side != 0) {
      refresh(side > 0 ? at.left : at.right, changed);
    }
    at.pull();
  }

  private Node<R> insert(@Nullable Node<R> at, Node<R> node) {
    if (at == null) {
      node.pull();
      return node;
    }
    visited++;
    Node<R> top = at;
    if (at.compareTo(node) > 0) {
      Node<R> below = insert(at.left, node);
      at.left = below;
      if (below.priority > at.priority) {
        at.left = below.right;
        below.right = at;
        top = below;
      }
    } else {
      Node<R> below = insert(at.right, node);
      at.right = below;
      if (below.priority > at.priority) {
        at.right = below.left;
        below.left = at;
        top = below;
      }
    }
    at.pull();
    if (top != at) {
      top.pull();
    }
    return top;
  }

  private @Nullable Node<R> delete(@Nullable Node<R> at, Node<R> node) {
    if (at == null) {
      return null;
    }
    visited++;
    int side = at.compareTo(node);
    if (side == 0) {
      return join(at.left, at.right);
    }
    if (side > 0) {
      at.left = delete(at.left, node);
    } else {
      at.right = delete(at.right, node);
    }
    at.pull();
    return at;
  }

  private @Nullable Node<R> join(@Nullable Node<R> first, @Nullable Node<R> second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    visited++;
    if (first.priority > second.priority) {
      first.right = join(first.right, second);
      first.pull();
      return first;
    }
    second.left = join(first, second.left);
    second.pull();
    return second;
  }

  /** Well spread, and the same on every run (SplitMix64, public domain). */
  private int nextPriority() {
    priorities += 0x9E3779B97F4A7C15L;
    long mixed = (priorities ^ (priorities >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return (int) (mixed ^ (mixed >>> 31));
  }
}
