package io.holdwatch.audit.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes as a deciding service made them; never changed and never encoded again. */
public final class Leaf {
  /** Most bytes of a leaf: a bundle prefixes each with 16 bits of length. */
  public static final int LARGEST = 65_535;

  private final byte[] bytes;

  private Leaf(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A leaf of these bytes, copied. */
  public static Leaf of(byte[] bytes) {
    return new Leaf(bytes.clone());
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Number of bytes. */
  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Leaf leaf && Arrays.equals(bytes, leaf.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
