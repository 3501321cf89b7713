package org.scoville.runtime.train;

import ai.djl.Device;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.data.BatchLoader;
import org.scoville.runtime.data.BatchOrder;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.data.LoaderPlan;
import org.scoville.runtime.data.SpareBuffers;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.parallel.RankGroup;
import org.scoville.runtime.state.StateCopy;

/** The data, settings and state that the replicas of a run share. */
final class RunContext implements AutoCloseable {
  final TrainerParts parts;
  final RunSettings settings;
  final List<Device> devices;
  final RunData data;
  final RunListener listener;
  final StopRequest stop;
  final RunKeeping keeping;
  final RankGroup group;
  final BatchLoader loader;
  final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
  private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
  private final SpareBuffers spare = new SpareBuffers();
  private final Map<Integer, Evaluation> evaluations = new HashMap<>();
  private final Set<String> warnings = new HashSet<>();
  private int started;
  private long unreadableToEvaluate;
  private final AtomicReferenceArray<StateCopy> copies;

  RunContext(
      TrainerParts parts,
      RunSettings settings,
      List<Device> devices,
      RunData data,
      RunListener listener,
      StopRequest stop,
      RunKeeping keeping,
      RankGroup group) {
    this.parts = parts;
    this.settings = settings;
    this.devices = List.copyOf(devices);
    this.data = data;
    this.listener = listener;
    this.stop = stop;
    this.keeping = keeping;
    this.copies = new AtomicReferenceArray<>(devices.size());
    this.group = group;
    keeping.start().ifPresent(from -> from.progress().leftOut().restore(data));
    LoaderWork work = new LoaderWork(parts, settings);
    ImageSource images = work.sized(data.train());
    BatchOrder order =
        BatchOrder.training(
            images.size(),
            settings.batchSize(),
            settings.seed(),
            work::repeats,
            images.traversal());
    this.loader =
        new BatchLoader(
            images,
            order,
            work,
            new LoaderPlan(
                shares(group),
                1 + keeping.start().map(from -> from.progress().step()).orElse(0L),
                settings.steps(),
                settings.seed(),
                data.loaderThreads()),
            new SpareBuffers(),
            listener::warned);
  }

  /** The shares of each batch that this process's ranks take. */
  static LoaderPlan.Ranks shares(RankGroup group) {
    return new LoaderPlan.Ranks(group.size(), group.first(), group.local());
  }

  /**
   * A replica has started; once all have, weights of a file are given up, which would take memory
   * for the whole run.
   */
  synchronized void started() {
    if (++started == devices.size()) {
      parts.start().ifPresent(WeightImport::free);
    }
  }

  /** The copies of this process's replicas' states, by rank, once each has made its own. */
  List<StateCopy> copies() {
    return IntStream.range(0, copies.length()).mapToObj(copies::get).toList();
  }

  /**
   * Hands over a replica's copy.
   *
   * @param number of the replica within this process
   */
  void copied(int number, StateCopy copy) {
    copies.set(number, copy);
  }

  /** The evaluation of this number; the first replica to ask opens it. */
  synchronized Evaluation evaluation(int number) {
    return evaluations.computeIfAbsent(
        number, n -> new Evaluation(data, settings, group, spare, this::warnOnce));
  }

  /**
   * Frees an evaluation that all replicas are through with; its buffers would add up over a run.
   */
  synchronized void ended(int number) {
    Evaluation evaluation = evaluations.remove(number);
    if (evaluation != null) {
      unreadableToEvaluate = Math.max(unreadableToEvaluate, evaluation.unreadable());
      evaluation.close();
    }
  }

  /** Passes on each warning of the evaluations once. */
  void warnOnce(String warning) {
    boolean isNew;
    synchronized (warnings) {
      isNew = warnings.add(warning);
    }
    if (isNew) {
      listener.warned(warning);
    }
  }

  /** Images to evaluate on that could not be read, over all processes, each counted once. */
  synchronized long unreadableToEvaluate() {
    return unreadableToEvaluate;
  }

  /**
   * Why a run failed.
   *
   * @param cause what was thrown
   * @param where replica, device and step
   */
  record Failure(Throwable cause, String where) {}

  /** Ends the run because a replica failed; the first failure is the one that is reported. */
  void fail(Throwable cause, String where) {
    failure.compareAndSet(null, new Failure(cause, where));
    group.abort();
    close();
  }

  /** The first failure, if any replica failed. */
  @Nullable Failure failure() {
    return failure.get();
  }

  @Override
  public synchronized void close() {
    loader.close();
    evaluations.values().forEach(Evaluation::close);
  }
}
