package io.holdwatch.audit.log;

import io.holdwatch.audit.log.Verdict.Appended;
import io.holdwatch.audit.log.Verdict.Duplicate;
import io.holdwatch.audit.log.Verdict.Rejected;
import io.holdwatch.audit.note.Checkpoint;
import io.holdwatch.audit.note.SigningKey;
import io.holdwatch.audit.tree.Hash;
import io.holdwatch.audit.tree.Proofs;
import io.holdwatch.audit.tree.RightEdge;
import io.holdwatch.audit.tree.Tile;
import java.util.ArrayList;
import java.util.List;

/**
 * The log: an append-only Merkle tree on disk.
 *
 * <p>One batch is written in this order, each step durable before the next: rejected records, entry
 * bundles, tiles, the record in the history of checkpoints (which commits), the checkpoint, the
 * position. A failure at any step loses and doubles nothing: {@link #open} drops what was not
 * committed, and what is read again is recognised by its origin's high-water mark.
 */
public final class AuditLog {
  private final Disk disk;
  private final String origin;
  private final TileFiles files;
  private final History history;
  private final Rejects rejects;
  private final Origins origins = new Origins();
  private final RightEdge edge;
  private final List<Leaf> bundle = new ArrayList<>();
  private boolean broken;
  private volatile Head head;

  private AuditLog(Disk disk, SigningKey key) {
    this.disk = disk;
    origin = key.verifier().name();
    files = new TileFiles(disk);
    history = new History(disk, key);
    String note =
        history.recover().orElseGet(() -> history.commit(new Checkpoint(origin, 0, Hash.EMPTY)));
    long size = Long.parseLong(note.split("\n", 3)[1]);
    Position position = Position.read(disk);
    if (position.size() > size) {
      throw new IllegalStateException(
          "the log has "
              + size
              + " entries, but state file '"
              + Position.FILE
              + "' knows "
              + position.size()
              + ": an older copy of the log was put in place; restore the newer one");
    }
    rejects = new Rejects(disk);
    files.tidy(size);
    edge = RightEdge.of(size, files);
    if (!note.startsWith(new Checkpoint(origin, size, edge.root()).text())) {
      throw new LogDamagedException(
          "the tiles do not have the root hash of the signed checkpoint of " + size);
    }
    readBack(size);
    head =
        new Head(size, edge.root(), note, position.nextOffset(), origins.gaps(), rejects.count());
  }

  /**
   * Opens the log, or begins one where there is none.
   *
   * @param disk the state folder
   * @param key signs checkpoints; its name is the log's origin
   * @throws LogDamagedException where the files contradict one another
   * @throws java.io.UncheckedIOException where the disk fails
   */
  public static AuditLog open(Disk disk, SigningKey key) {
    return new AuditLog(disk, key);
  }

  /**
   * Appends what was read. When this returns, all of it is durable and committed; when it throws,
   * the log MUST be opened again, and reading MUST go on from where the opened log says.
   *
   * @param arrivals records in the order of their offsets
   * @param nextOffset Kafka offset to read next
   * @return for each record what became of it
   * @throws java.io.UncheckedIOException where the disk fails
   */
  public synchronized List<Verdict> append(List<Arrival> arrivals, long nextOffset) {
    if (broken) {
      throw new IllegalStateException("an earlier write failed: open the log again");
    }
    broken = true;
    List<Verdict> verdicts = new ArrayList<>(arrivals.size());
    List<Leaf> leaves = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      Verdict verdict = Judge.judge(arrival, origins);
      verdicts.add(verdict);
      switch (verdict) {
        case Appended appended -> {
          Arrival.Entry entry = (Arrival.Entry) arrival;
          origins.leaf(entry.origin(), entry.sequence());
          leaves.add(entry.leaf());
        }
        case Rejected rejected -> rejects.add(arrival, rejected);
        case Duplicate duplicate -> {}
      }
    }
    rejects.flush();
    String note = leaves.isEmpty() ? head.note() : commit(leaves);
    if (nextOffset != head.nextOffset()) {
      new Position(nextOffset, edge.size()).write(disk);
    }
    head = new Head(edge.size(), edge.root(), note, nextOffset, origins.gaps(), rejects.count());
    broken = false;
    return verdicts;
  }

  /** The log as last committed; safe for any thread. */
  public Head head() {
    return head;
  }

  /**
   * A leaf.
   *
   * @throws IllegalArgumentException where the log has no such leaf
   */
  public Leaf leaf(long index) {
    long size = head.size();
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("index " + index + " is not below the size " + size);
    }
    long number = index / Tile.WIDTH;
    int width = (int) Math.min(Tile.WIDTH, size - number * Tile.WIDTH);
    return files.entries(number, width).get((int) (index % Tile.WIDTH));
  }

  /**
   * Proofs for the tree of a size.
   *
   * @param size 0 to the size of the log
   * @throws IllegalArgumentException for another size
   */
  public Proofs proofs(long size) {
    if (size < 0 || size > head.size()) {
      throw new IllegalArgumentException(
          "size " + size + " is not within 0 and the size of the log, " + head.size());
    }
    return new Proofs(size, files);
  }

  private String commit(List<Leaf> leaves) {
    long number = edge.size() / Tile.WIDTH;
    List<Long> completed = new ArrayList<>();
    for (Leaf leaf : leaves) {
      bundle.add(leaf);
      if (bundle.size() == Tile.WIDTH) {
        files.write(number, bundle);
        bundle.clear();
        completed.add(number++);
      }
    }
    if (!bundle.isEmpty()) {
      files.write(number, bundle);
    }
    List<Tile> tiles = edge.append(leaves.stream().map(leaf -> Hash.leaf(leaf.bytes())).toList());
    tiles.forEach(files::write);
    String note = history.commit(new Checkpoint(origin, edge.size(), edge.root()));
    completed.forEach(done -> files.deletePartials(TileName.ENTRIES, done));
    tiles.stream()
        .filter(Tile::full)
        .forEach(tile -> files.deletePartials(tile.level(), tile.index()));
    return note;
  }

  private void readBack(long size) {
    for (long start = 0; start < size; start += Tile.WIDTH) {
      int width = (int) Math.min(Tile.WIDTH, size - start);
      List<Leaf> leaves = files.entries(start / Tile.WIDTH, width);
      for (Leaf leaf : leaves) {
        readBack(leaf);
      }
      if (width < Tile.WIDTH) {
        bundle.addAll(leaves);
      }
    }
  }

  private void readBack(Leaf leaf) {
    try {
      var fields = LeafReader.read(leaf.bytes());
      if (fields.get("origin") instanceof String writer
          && fields.get("sequence") instanceof Long sequence) {
        origins.leaf(writer, sequence);
        return;
      }
    } catch (IllegalArgumentException e) {
      throw new LogDamagedException("an entry of the log cannot be read: " + e.getMessage());
    }
    throw new LogDamagedException("an entry of the log has no origin or sequence");
  }
}
