package org.scoville.runtime.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.train.Replica;
import org.scoville.runtime.train.ResultSink;
import org.scoville.runtime.train.RunFailure;
import org.scoville.runtime.train.WeightExport;

/** Writes the trained weights of a run and notes it as a failure if they are NaN or infinite. */
final class WeightWriter implements ResultSink {
  private final RunFolder folder;
  private final RetriedFiles files;
  private final Consumer<String> warnings;
  private final List<RunFailure> failures = new ArrayList<>();

  WeightWriter(RunFolder folder, RetriedFiles files, Consumer<String> warnings) {
    this.folder = folder;
    this.files = files;
    this.warnings = warnings;
  }

  @Override
  public void keep(Replica replica) {
    keep(replica.weights(), folder.weights(), "trained", replica.kernels());
    replica
        .average()
        .ifPresent(average -> keep(average, folder.averaged(), "averaged", replica.kernels()));
  }

  /** Writes also weights that are NaN, because they help to find the cause. */
  private void keep(Weights weights, Path file, String kind, Kernels kernels) {
    List<StoredTensor> tensors = WeightExport.tensors(weights);
    files.write(file, tensors);
    if (!weights.isFinite(kernels)) {
      RunFailure failure =
          RunFailure.diverged(
              "the %s weights have diverged, %s".formatted(kind, WeightExport.notFinite(tensors)));
      warnings.accept(failure.sentence());
      failures.add(failure);
    }
  }

  @Override
  public void rescue(Replica replica, long steps) {
    rescue(replica.weights(), folder.unfinished(folder.weights()), steps, replica.kernels());
    replica
        .average()
        .ifPresent(
            average ->
                rescue(average, folder.unfinished(folder.averaged()), steps, replica.kernels()));
  }

  private void rescue(Weights weights, Path file, long steps, Kernels kernels) {
    if (weights.isFinite(kernels)) {
      int before = files.written().size();
      files.write(file, WeightExport.tensors(weights));
      List<Path> written = files.written();
      written
          .subList(before, written.size())
          .forEach(
              path -> warnings.accept("%s has the weights after step %d".formatted(path, steps)));
    }
  }

  /** The files written. */
  List<Path> written() {
    return files.written();
  }

  /** The reasons why the run is a failure. */
  List<RunFailure> failures() {
    List<RunFailure> all = new ArrayList<>(files.failures());
    all.addAll(failures);
    return all;
  }
}
