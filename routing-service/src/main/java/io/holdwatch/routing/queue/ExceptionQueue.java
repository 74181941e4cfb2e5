package io.holdwatch.routing.queue;

import io.holdwatch.contract.cases.Case;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every open exception and the newest closed ones, in memory. One writes, many read; a reader sees
 * all of a record or nothing.
 */
public final class ExceptionQueue {
  private final int mostClosed;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, Entry> entries = new HashMap<>();
  private final NavigableSet<Entry> open = new TreeSet<>(Entry.ORDER);
  private final SequencedMap<String, Entry> closed = new LinkedHashMap<>();
  // Open cases whose packet has not been read yet.
  private final Map<String, Owner> early = new HashMap<>();
  private final Map<String, TreeMap<ExceptionType, Entry>> causes = new HashMap<>();
  private final Map<String, Instant> clocks = new HashMap<>();
  private final Packs packs = new Packs();
  private final AtomicLong version = new AtomicLong();
  private volatile boolean complete;

  /**
   * An empty queue.
   *
   * @param mostClosed closed exceptions that are kept [count]
   */
  public ExceptionQueue(int mostClosed) {
    this.mostClosed = mostClosed;
  }

  /** Takes what the classifier concluded. */
  public void take(ExceptionPacket packet) {
    write(
        () -> {
          switch (packet.getKind()) {
            case EXCEPTION, CAUSE -> exception(packet);
            case CLOCK -> clocks.merge(packet.getClock(), packet.getAt(), ExceptionQueue::later);
            case POLICY, FOLLOW_UP, UNKNOWN -> {}
          }
        });
  }

  /** Takes who decides an exception. */
  public void take(Case decided) {
    write(
        () -> {
          Owner owner = Owner.of(decided);
          Entry entry = entries.get(decided.getExceptionId());
          if (entry == null) {
            early(decided.getExceptionId(), owner);
          } else if (owner.newerThan(entry.owner())) {
            put(entry, entry.with(owner));
          }
        });
  }

  private void exception(ExceptionPacket packet) {
    Entry before = entries.get(packet.getExceptionId());
    Owner waiting = early.remove(packet.getExceptionId());
    Owner owner = before == null ? null : before.owner();
    put(
        before,
        Entry.of(packet, before, waiting != null && waiting.newerThan(owner) ? waiting : owner));
  }

  private void put(@Nullable Entry before, Entry after) {
    if (before != null) {
      open.remove(before);
      closed.remove(before.id());
    }
    entries.put(after.id(), after);
    if (after.shared()) {
      causes.computeIfAbsent(after.cause(), key -> new TreeMap<>()).put(after.type(), after);
    }
    if (after.open()) {
      open.add(after);
    } else {
      closed.put(after.id(), after);
      dropOldest();
    }
    version.incrementAndGet();
  }

  private void dropOldest() {
    if (closed.size() > mostClosed) {
      Entry oldest = Objects.requireNonNull(closed.pollFirstEntry()).getValue();
      entries.remove(oldest.id());
      causes.computeIfPresent(
          oldest.cause(),
          (key, types) -> {
            types.remove(oldest.type(), oldest);
            return types.isEmpty() ? null : types;
          });
    }
  }

  private void early(String id, Owner owner) {
    if (owner.open()) {
      early.put(id, owner);
    } else {
      early.remove(id);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * A page of what is open, first that for which it is too late to decide; where there are fewer
   * pages, the last.
   *
   * @param number number of the page [count from 1]
   * @param size exceptions on a page [count]
   */
  public QueuePage page(QueueFilter filter, QueueOrder order, int number, int size) {
    return read(() -> page(filter, order, Math.max(1, number), size, true));
  }

  private QueuePage page(
      QueueFilter filter, QueueOrder order, int number, int size, boolean again) {
    Tally tally = new Tally(filter);
    Ranking ranking = new Ranking(order, this::clock, number * size);
    for (Entry each : open) {
      if (tally.take(each)) {
        ranking.take(each);
      }
    }
    int total = ranking.total();
    int pages = Math.max(1, (total + size - 1) / size);
    return number > pages && again
        ? page(filter, order, pages, size, false)
        : new QueuePage(
            ranking.after((number - 1) * size),
            number,
            pages,
            total,
            tally.teams(),
            tally.types(),
            tally.sites(),
            tally.checkpoints(),
            version.get());
  }

  /** One exception, open or newly closed. */
  public Optional<Entry> entry(String id) {
    return read(() -> Optional.ofNullable(entries.get(id)));
  }

  /**
   * Exceptions in whose searched words a text occurs, causes left out, in no order. It looks at
   * each once, as a search does.
   */
  public List<Entry> mentioning(String text) {
    String sought = text.strip().toLowerCase(Locale.ROOT);
    return sought.isEmpty()
        ? List.of()
        : read(
            () ->
                entries.values().stream()
                    .filter(entry -> !entry.shared() && entry.words().contains(sought))
                    .toList());
  }

  /**
   * Newest packets of the open exceptions because of which master data have to be corrected, causes
   * left out, most urgent first.
   */
  public List<ExceptionPacket> correcting() {
    List<Entry> found =
        read(() -> open.stream().filter(each -> each.corrects() && !each.shared()).toList());
    return found.stream().map(Entry::packet).toList();
  }

  /** A cause that several exceptions share, of whatever type; an open one before a closed one. */
  public Optional<Entry> cause(String key) {
    return read(
        () ->
            Optional.ofNullable(causes.get(key)).stream()
                .flatMap(types -> types.values().stream())
                .min(Comparator.comparing(cause -> !cause.open())));
  }

  /** The cause as exceptions of a type share it, else of whatever type. */
  public Optional<Entry> cause(String key, ExceptionType type) {
    Optional<Entry> own =
        read(() -> Optional.ofNullable(causes.get(key)).map(types -> types.get(type)));
    return own.isPresent() ? own : cause(key);
  }

  /** How many open exceptions of its type share the cause of one, itself included. */
  public int sharing(Entry member) {
    return read(
        () ->
            (int)
                open.stream()
                    .filter(each -> !each.shared() && each.type() == member.type())
                    .filter(each -> each.cause().equals(member.cause()))
                    .count());
  }

  /** The policy packs that hold. */
  public Packs packs() {
    return packs;
  }

  /** What time it is by a clock domain. */
  public Optional<Instant> now(String clock) {
    return read(() -> Optional.ofNullable(clocks.get(clock)));
  }

  /**
   * Whether the last instant at which somebody could decide so that the promise is kept has passed,
   * by the clock of its scope.
   */
  public boolean tooLate(Entry entry) {
    return read(() -> entry.tooLate(clock(entry)));
  }

  /**
   * What an exception costs for each hour that is left, by the clock of its scope; null where no
   * figure can be given.
   */
  public @Nullable Money lossPerHour(Entry entry) {
    HourlyLoss loss = entry.loss();
    return loss == null || !entry.open()
        ? null
        : new Money(loss.at(read(() -> clock(entry))), loss.currency());
  }

  private @Nullable Instant clock(Entry entry) {
    return clocks.get(entry.clock());
  }

  /** Counts the changes. */
  public long version() {
    return version.get();
  }

  /** Whether everything that was there at the start has been read. */
  public boolean complete() {
    return complete;
  }

  /** Says that everything that was there at the start has been read. */
  public void completed() {
    write(
        () -> {
          complete = true;
          version.incrementAndGet();
        });
  }

  /** Open exceptions [count]. */
  public int open() {
    return read(open::size);
  }

  private void write(Runnable change) {
    lock.writeLock().lock();
    try {
      change.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T> T read(Supplier<T> question) {
    lock.readLock().lock();
    try {
      return question.get();
    } finally {
      lock.readLock().unlock();
    }
  }
}
