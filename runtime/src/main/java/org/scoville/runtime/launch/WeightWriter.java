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

/** Writes what a run has learned, and says when it is nothing that anybody can use. */
final class WeightWriter implements ResultSink {
  private final RunFolder folder;
  private final RetriedFiles files;
  private final Consumer<String> told;
  private final List<RunFailure> failures = new ArrayList<>();

  WeightWriter(RunFolder folder, RetriedFiles files, Consumer<String> told) {
    this.folder = folder;
    this.files = files;
    this.told = told;
  }

  @Override
  public void keep(Replica replica) {
    keep(replica.weights(), folder.weights(), "trained", replica.kernels());
    replica
        .average()
        .ifPresent(average -> keep(average, folder.averaged(), "averaged", replica.kernels()));
  }

  /** Writes the weights although they are no numbers, for those who look for the cause. */
  private void keep(Weights weights, Path file, String kind, Kernels kernels) {
    List<StoredTensor> tensors = WeightExport.tensors(weights);
    files.write(file, tensors);
    if (!weights.isFinite(kernels)) {
      RunFailure failure =
          RunFailure.diverged(
              "the %s weights have diverged, %s".formatted(kind, WeightExport.notFinite(tensors)));
      told.accept(failure.sentence());
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
          .forEach(path -> told.accept("%s has the weights after step %d".formatted(path, steps)));
    }
  }

  /** What was written. */
  List<Path> written() {
    return files.written();
  }

  /** Each thing that is not as it should be. */
  List<RunFailure> failures() {
    List<RunFailure> all = new ArrayList<>(files.failures());
    all.addAll(failures);
    return all;
  }
}
