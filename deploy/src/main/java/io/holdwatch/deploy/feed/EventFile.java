package io.holdwatch.deploy.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdwatch.deploy.stack.StackProblem;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of events, one JSON object {@code {"topic","key","value"}} a line, plain or gzip; read as
 * often as wanted, each time in the same order.
 *
 * <p>A key or value that is a JSON string is sent as that text, null as no value, anything else as
 * its own JSON text.
 *
 * @param path the file
 * @param window lines are shuffled within windows of so many; 0 or 1: not at all
 * @param seed of the shuffle
 */
public record EventFile(Path path, int window, long seed) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Refuses a file that cannot be read. */
  public EventFile {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new StackProblem("file '" + path + "' cannot be read: give a .jsonl or .jsonl.gz file");
    }
    if (window < 0) {
      throw new StackProblem("--shuffle-window is " + window + ": give 0 or more lines");
    }
  }

  /** Hands over every event, in the order in which it is to be sent. */
  public void forEach(Consumer<Event> consumer) {
    Random random = new Random(seed);
    List<Event> waiting = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
      long number = 0;
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          waiting.add(event(number, line));
        }
        if (waiting.size() >= window) {
          release(waiting, random, consumer);
        }
      }
      release(waiting, random, consumer);
    } catch (IOException e) {
      throw new StackProblem("file '" + path + "' cannot be read: " + e.getMessage(), e);
    }
  }

  private void release(List<Event> waiting, Random random, Consumer<Event> consumer) {
    if (window > 1) {
      Collections.shuffle(waiting, random);
    }
    waiting.forEach(consumer);
    waiting.clear();
  }

  private InputStream open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    in.mark(2);
    boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return zipped ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private Event event(long number, String line) {
    JsonNode event;
    try {
      event = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new StackProblem(
          path
              + ":"
              + number
              + ": the line is no JSON object ("
              + e.getOriginalMessage()
              + "): each line is {\"topic\",\"key\",\"value\"}",
          e);
    }
    JsonNode topic = event.path("topic");
    if (!topic.isTextual()) {
      throw new StackProblem(
          path + ":" + number + ": 'topic' is missing: each line is {\"topic\",\"key\",\"value\"}");
    }
    return new Event(
        number, topic.textValue(), bytes(event.path("key")), bytes(event.path("value")));
  }

  private static byte @Nullable [] bytes(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    return (node.isTextual() ? node.textValue() : node.toString()).getBytes(StandardCharsets.UTF_8);
  }
}
