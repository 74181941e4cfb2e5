package io.holdwatch.audit.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Streams the file "checkpoints": records of five lines of a note and a blank line. */
final class HistoryReader implements AutoCloseable {
  static final String FILE = "checkpoints";

  private static final int LINES = 6;
  private static final int LARGEST = 4096;

  private final InputStream in;
  private final TrustedKey key;
  private final Set<Long> bad;
  private long records;
  private long position;

  /** Reads and checks every signature. */
  HistoryReader(Path log, TrustedKey key) throws IOException {
    this(log, key, Set.of());
  }

  /**
   * Reads again what was checked before; see {@link #nextGood}.
   *
   * @param bad numbers of the records that were found to be bad
   */
  HistoryReader(Path log, TrustedKey key, Set<Long> bad) throws IOException {
    in =
        Files.exists(log.resolve(FILE))
            ? new BufferedInputStream(Files.newInputStream(log.resolve(FILE)), 1 << 16)
            : InputStream.nullInputStream();
    this.key = key;
    this.bad = bad;
  }

  /** The last record, where it is a good one. */
  static Optional<Signed> newest(Path log, TrustedKey key) throws IOException {
    if (!Files.exists(log.resolve(FILE))) {
      return Optional.empty();
    }
    try (SeekableByteChannel file = Files.newByteChannel(log.resolve(FILE))) {
      file.position(Math.max(0, file.size() - LARGEST));
      ByteBuffer tail = ByteBuffer.allocate(LARGEST);
      while (file.read(tail) > 0) {}
      byte[] bytes = Arrays.copyOf(tail.array(), tail.position());
      int start = bytes.length;
      for (int lines = 0; start > 0 && lines <= LINES; start--) {
        lines += bytes[start - 1] == '\n' ? 1 : 0;
      }
      if (start > 0) {
        start++;
      }
      String record = text(Arrays.copyOfRange(bytes, start, Math.max(start, bytes.length - 1)));
      return Optional.of(Signed.check(record, key));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // The pass over all records says what is wrong with it.
    }
  }

  /** Length of the file now. [bytes] */
  static long length(Path log) throws IOException {
    return Files.exists(log.resolve(FILE)) ? Files.size(log.resolve(FILE)) : 0;
  }

  /** Bytes read so far. */
  long position() {
    return position;
  }

  /** Number of records read so far. */
  long records() {
    return records;
  }

  /**
   * The next record; empty at the end.
   *
   * @throws IllegalArgumentException where the record is bad; reading can go on after it
   */
  Optional<Signed> next() throws IOException {
    Optional<byte[]> record = record();
    if (record.isEmpty()) {
      return Optional.empty();
    }
    String text = text(record.get());
    if (text.lines().count() != LINES || !text.endsWith("\n\n")) {
      throw new IllegalArgumentException(
          "record " + records + " is not six lines, the last of them blank");
    }
    try {
      return Optional.of(Signed.check(text.substring(0, text.length() - 1), key));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("record " + records + " " + e.getMessage(), e);
    }
  }

  /** The next record that is not bad; empty at the end. */
  Optional<Signed> nextGood() throws IOException {
    while (true) {
      Optional<byte[]> record = record();
      if (record.isEmpty() || !bad.contains(records)) {
        return record.map(bytes -> Signed.checkedBefore(text(bytes)));
      }
    }
  }

  private Optional<byte[]> record() throws IOException {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    int lines = 0;
    int b;
    while (lines < LINES && (b = in.read()) >= 0) {
      record.write(b);
      if (b == '\n') {
        lines++;
      }
      if (record.size() > LARGEST) {
        break;
      }
    }
    if (record.size() == 0) {
      return Optional.empty();
    }
    records++;
    position += record.size();
    return Optional.of(record.toByteArray());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** UTF-8, strictly: a byte that is not leaves nothing to check. */
  static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("is no UTF-8 text", e);
    }
  }
}
