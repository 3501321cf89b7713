package org.scoville.runtime.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.train.Fault;
import org.scoville.runtime.train.Keeper;
import org.scoville.runtime.train.Replica;
import org.scoville.runtime.train.WeightExport;

/** Writes what a run has learnt, and says when it is nothing that anybody can use. */
final class WeightKeeper implements Keeper {
  private final RunFolder folder;
  private final LastingFiles files;
  private final Consumer<String> told;
  private final List<Fault> faults = new ArrayList<>();

  WeightKeeper(RunFolder folder, LastingFiles files, Consumer<String> told) {
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
      Fault fault =
          Fault.diverged(
              "the %s weights have diverged, %s".formatted(kind, WeightExport.notFinite(tensors)));
      told.accept(fault.sentence());
      faults.add(fault);
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
  List<Fault> faults() {
    List<Fault> all = new ArrayList<>(files.faults());
    all.addAll(faults);
    return all;
  }
}
