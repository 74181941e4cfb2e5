package io.holdwatch.audit.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** A disk whose n-th write fails, in one of several ways, and every write after it. */
final class BrokenDisk implements Disk {
  /** What a failed write leaves behind. */
  enum Failure {
    /** Nothing. */
    FAILED,
    /** Everything: only the answer was lost. */
    FAILED_BUT_PERSISTED,
    /** The first half, where a write is not atomic. */
    HALF_PERSISTED
  }

  private final Disk disk;
  private final int step;
  private final Failure failure;
  private int writes;

  BrokenDisk(Disk disk, int step, Failure failure) {
    this.disk = disk;
    this.step = step;
    this.failure = failure;
  }

  /** Number of writes that were tried. */
  int writes() {
    return writes;
  }

  @Override
  public Optional<byte[]> read(String name) {
    return disk.read(name);
  }

  @Override
  public void replace(String name, byte[] bytes) {
    write(name, () -> disk.replace(name, bytes), () -> {});
  }

  @Override
  public void append(String name, byte[] bytes) {
    write(
        name,
        () -> disk.append(name, bytes),
        () -> disk.append(name, Arrays.copyOf(bytes, bytes.length / 2)));
  }

  @Override
  public void truncate(String name, long length) {
    write(name, () -> disk.truncate(name, length), () -> {});
  }

  @Override
  public void delete(String name) {
    write(name, () -> disk.delete(name), () -> {});
  }

  @Override
  public void setAside(String name) {
    write(name, () -> disk.setAside(name), () -> {});
  }

  @Override
  public void list(String folder, Consumer<String> names) {
    disk.list(folder, names);
  }

  private void write(String name, Runnable whole, Runnable half) {
    int now = writes++;
    if (now < step) {
      whole.run();
      return;
    }
    if (now == step) {
      switch (failure) {
        case FAILED -> {}
        case FAILED_BUT_PERSISTED -> whole.run();
        case HALF_PERSISTED -> half.run();
      }
    }
    throw new UncheckedIOException(new IOException("write " + now + " of " + name + " failed"));
  }
}
