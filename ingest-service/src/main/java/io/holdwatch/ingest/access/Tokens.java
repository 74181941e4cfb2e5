package io.holdwatch.ingest.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Bearer tokens by the SHA-256 of each: whoever reads the file learns no token. A token is a long
 * random text, so its plain hash cannot be guessed from.
 */
public final class Tokens {
  private final List<Holder> holders;

  /**
   * Whoever has a token.
   *
   * @param name shown in audit entries
   * @param roles what the token allows
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by MessageDigest.isEqual only
  public record Holder(String name, byte[] sha256, Set<Role> roles) {}

  private Tokens(List<Holder> holders) {
    this.holders = List.copyOf(holders);
  }

  /**
   * Reads lines {@code name sha256-of-token role[,role]}; empty lines and those that begin with #
   * say nothing.
   *
   * @throws IllegalArgumentException where a line is anything else, with file, line and mend
   */
  public static Tokens read(Path file) {
    try {
      return of(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read " + file + ": check holdwatch.http.tokens-file", e);
    }
  }

  static Tokens of(String file, String text) {
    List<Holder> holders = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        Holder holder = holder(file + ":" + number + ": ", line.strip().split("\\s+"));
        if (holders.stream()
            .anyMatch(
                other ->
                    other.name().equals(holder.name())
                        || MessageDigest.isEqual(other.sha256(), holder.sha256()))) {
          throw new IllegalArgumentException(
              file + ":" + number + ": '" + holder.name() + "' or its token is there already");
        }
        holders.add(holder);
      }
    }
    if (holders.isEmpty()) {
      throw new IllegalArgumentException(
          file
              + ": names no token, so nobody could send anything: add a line, or take"
              + " holdwatch.http.tokens-file away to serve this machine only");
    }
    return new Tokens(holders);
  }

  private static Holder holder(String at, String[] words) {
    if (words.length != 3 || !words[0].matches("[A-Za-z0-9._@-]{1,60}")) {
      throw new IllegalArgumentException(
          at + "must be 'name sha256-of-token role[,role]', the name a word");
    }
    if (!words[1].matches("[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException(
          at + "the second word must be the SHA-256 of the token, 64 hexadecimal digits");
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : words[2].split(",", -1)) {
      roles.add(
          Role.of(word)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          at + "'" + word + "' is no role: take events, epochs, or both")));
    }
    return new Holder(words[0], HexFormat.of().parseHex(words[1]), Set.copyOf(roles));
  }

  /** Who holds this token. Takes as long whoever it is, and whether or not there is one. */
  public Optional<Holder> holder(String token) {
    byte[] given = sha256(token);
    Optional<Holder> found = Optional.empty();
    for (Holder holder : holders) {
      if (MessageDigest.isEqual(given, holder.sha256())) {
        found = Optional.of(holder);
      }
    }
    return found;
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
