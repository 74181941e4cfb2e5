package io.holdwatch.routing.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The pack that comes with the service. */
public final class StandardPolicy {
  private StandardPolicy() {}

  /** Reads it. */
  public static RoutingPolicy read() {
    return RoutingPolicy.parse("standard.yaml", text());
  }

  /** Its text. */
  public static String text() {
    try (InputStream in = StandardPolicy.class.getResourceAsStream("/policies/standard.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
