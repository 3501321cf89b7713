package org.scoville.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.data.BatchLoader;
import org.scoville.runtime.data.BatchOrder;
import org.scoville.runtime.data.HostBatch;
import org.scoville.runtime.data.LoaderPlan;
import org.scoville.runtime.observe.Prediction;

/**
 * A pass over the evaluation images with weights that stay as they are, on one or more devices.
 *
 * <p>Images go through the network as in the evaluations of a training run: with the recipe's
 * surgery and its evaluation algorithms.
 */
public final class PredictionRun {
  private final TrainerParts parts;
  private final RunSettings settings;
  private final RunData data;
  private final BatchLoader loader;
  private final long batches;
  private final Consumer<Prediction> sink;
  private final AtomicInteger starting;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  private PredictionRun(
      TrainerParts parts,
      RunSettings settings,
      int devices,
      RunData data,
      Consumer<String> warnings,
      Consumer<Prediction> sink) {
    this.parts = parts;
    this.settings = settings;
    this.data = data;
    this.sink = sink;
    this.starting = new AtomicInteger(devices);
    BatchOrder order = BatchOrder.evaluation(data.evaluate().size(), settings.batchSize());
    this.batches = order.batchesPerEpoch();
    this.loader =
        new BatchLoader(
            data.evaluate(),
            order,
            new LoaderPlan(devices, 1, batches, settings.seed(), data.loaderThreads()),
            warnings);
  }

  /**
   * Predicts the classes of all images that can be read.
   *
   * @param parts the recipe, with the weights that it starts from
   * @param settings of the run that the weights come from the end of, with the batch of this pass
   * @param devices one for each replica, which share each batch
   * @param data the images; those to train on are not read
   * @param warnings receives a warning about each unreadable image
   * @param sink receives the predictions in no certain order, one at a time
   * @throws TrainingProblem if a device failed
   */
  public static void over(
      TrainerParts parts,
      RunSettings settings,
      List<Device> devices,
      RunData data,
      Consumer<String> warnings,
      Consumer<Prediction> sink)
      throws InterruptedException {
    PredictionRun run = new PredictionRun(parts, settings, devices.size(), data, warnings, sink);
    List<Thread> threads = new ArrayList<>();
    for (int rank = 0; rank < devices.size(); rank++) {
      int own = rank;
      threads.add(new Thread(() -> run.predict(own, devices.get(own)), "scoville-replica-" + rank));
    }
    try {
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    } finally {
      run.loader.close();
    }
    RuntimeException failed = run.failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  private void predict(int rank, Device device) {
    try (Replica replica = new Replica(rank, device, parts, settings, data.evaluation())) {
      if (starting.decrementAndGet() == 0) {
        parts.start().ifPresent(WeightImport::free);
      }
      replica.weights().trainedUntil(settings.steps());
      ImageUpload upload = replica.imageUpload(data.evaluation());
      for (long batch = 1; batch <= batches; batch++) {
        try (HostBatch share = loader.take(batch, rank)) {
          if (share.n() > 0) {
            predict(share, replica, upload);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(e, rank, device);
    } catch (Throwable e) {
      // Whatever it is, it reaches the user on the thread that started this one.
      fail(e, rank, device);
    }
  }

  private void predict(HostBatch share, Replica replica, ImageUpload upload) {
    Shape shape = new Shape(share.n(), share.height(), share.width(), share.channels());
    float[] logits = replica.logits(upload, share.images(), shape);
    int classes = logits.length / share.n();
    for (int i = 0; i < share.n(); i++) {
      int image = share.samples().get(i).image();
      Prediction prediction = Prediction.of(image, share.labels()[i], logits, i * classes, classes);
      synchronized (sink) {
        sink.accept(prediction);
      }
    }
  }

  /** The others wait for their next batch, which ends with the loader; the first failure counts. */
  private void fail(Throwable cause, int rank, Device device) {
    String name = device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
    String where = "replica %d on %s".formatted(rank, name);
    failure.compareAndSet(null, Training.problem("evaluation", cause, where));
    loader.close();
  }
}
