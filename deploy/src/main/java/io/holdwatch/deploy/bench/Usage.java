package io.holdwatch.deploy.bench;

import io.holdwatch.deploy.stack.Child;
import io.holdwatch.deploy.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Processor time and memory of processes. */
final class Usage {
  /** Share of one processor. */
  private static final double AT_REST = 0.15;

  private static final int SETTLED_SECONDS = 30;

  private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();
  private final List<ProcessHandle> others = new ArrayList<>();
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

  /**
   * Waits until all of them use next to nothing, and what else was named: what a run has left to
   * Java's compilers is not for the next one to pay.
   *
   * @return whether they came to rest in time
   */
  boolean settle() {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLED_SECONDS);
    double before = total();
    for (long begun = System.nanoTime(); begun < until; begun = System.nanoTime()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
      double now = total();
      if ((now - before) * 1e9 < AT_REST * (System.nanoTime() - begun)) {
        return true;
      }
      before = now;
    }
    return false;
  }

  private double total() {
    return Stream.concat(processes.values().stream(), others.stream())
        .mapToDouble(Usage::seconds)
        .sum();
  }

  /** Another process that has to be at rest. */
  void restsToo(ProcessHandle other) {
    others.add(other);
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
