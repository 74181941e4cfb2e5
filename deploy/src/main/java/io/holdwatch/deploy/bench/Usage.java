package io.holdwatch.deploy.bench;

import io.holdwatch.deploy.stack.Child;
import io.holdwatch.deploy.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Processor time and memory of processes. */
final class Usage {
  private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();
  private final Map<String, Double> cpuSeconds = new TreeMap<>();
  private final Map<String, Long> peakKilobytes = new TreeMap<>();

  /** Watches broker and services of a stack. */
  Usage(Stack stack) {
    for (var part : stack.status()) {
      stack
          .child(part.name())
          .flatMap(Child::process)
          .ifPresent(handle -> processes.put(part.name(), handle));
    }
  }

  /** Processor time that each has used so far. [s] */
  Map<String, Double> now() {
    Map<String, Double> used = new TreeMap<>();
    processes.forEach((name, handle) -> used.put(name, seconds(handle)));
    return used;
  }

  /** Processor time that the broker has used so far. [s] */
  double broker() {
    return now().getOrDefault("broker", 0.0);
  }

  static double seconds(ProcessHandle handle) {
    return handle.info().totalCpuDuration().map(time -> time.toNanos() / 1e9).orElse(0.0);
  }

  /** What has been used since counts. */
  void addSince(Map<String, Double> before) {
    now().forEach((name, used) -> add(name, used - before.getOrDefault(name, 0.0)));
  }

  void add(String name, double seconds) {
    cpuSeconds.merge(name, seconds, Double::sum);
  }

  /** Notes how much memory each has held. */
  void notePeaks() {
    processes.forEach(this::notePeak);
  }

  void notePeak(String name, ProcessHandle handle) {
    peakKilobytes.merge(name, peak(handle.pid()), Math::max);
  }

  /** Processor time that counts, by process. [s] */
  Map<String, Double> cpuSeconds() {
    return cpuSeconds;
  }

  /** Greatest resident memory, by process. [MiB] */
  Map<String, Long> peakMegabytes() {
    Map<String, Long> peaks = new TreeMap<>();
    peakKilobytes.forEach((name, kilobytes) -> peaks.put(name, (kilobytes + 512) / 1024));
    return peaks;
  }

  /** The greatest resident memory that Linux remembers; elsewhere what is resident now. [KiB] */
  private static long peak(long pid) {
    try {
      Path status = Path.of("/proc", Long.toString(pid), "status");
      return Files.isReadable(status) ? peakOf(Files.readString(status)) : resident(pid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** VmHWM of a status file as proc(5) describes it. [KiB] */
  static long peakOf(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static long resident(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    String text = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    return text.matches("\\d+") ? Long.parseLong(text) : 0;
  }
}
