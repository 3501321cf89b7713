package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.scoville.optimizer.Muon;
import org.scoville.optimizer.MuonRest;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.tensor.UpdateKernels;

/**
 * Steps of {@link Muon}'s other optimizer, AdamW or SGD, for the first and the last weight, scales
 * and biases.
 */
final class MuonRestUpdater {
  private final Muon record;
  private final Kernels kernels;
  private final List<Part> parts = new ArrayList<>();
  private final NDArray steps;
  private boolean first = true;

  /** Parameters that decay by the same share, by their indices, with the optimizer's state. */
  private record Part(
      double decay,
      List<Integer> numbers,
      List<NDArray> values,
      List<NDArray> means,
      List<NDArray> squares) {}

  /** The optimizer of all parameters but those of these numbers. */
  MuonRestUpdater(
      Muon record,
      List<Integer> hidden,
      FlatParameters parameters,
      NDManager manager,
      Kernels kernels) {
    this.record = record;
    this.kernels = kernels;
    this.steps = manager.zeros(new Shape());
    List<Integer> decaying = new ArrayList<>();
    List<Integer> spared = new ArrayList<>();
    List<ParameterSpec> specs = parameters.layout().parameters();
    for (int i = 0; i < specs.size(); i++) {
      if (!hidden.contains(i)) {
        boolean decays = record.decayNormsAndBiases() || specs.get(i).decays();
        (decays ? decaying : spared).add(i);
      }
    }
    add(record.weightDecay(), decaying, parameters, manager);
    add(0, spared, parameters, manager);
  }

  private void add(
      double decay, List<Integer> numbers, FlatParameters parameters, NDManager manager) {
    if (!numbers.isEmpty()) {
      List<NDArray> values = numbers.stream().map(parameters.slices()::get).toList();
      boolean squares = record.rest() == MuonRest.ADAMW;
      parts.add(
          new Part(
              decay,
              numbers,
              values,
              zeros(values, manager),
              squares ? zeros(values, manager) : List.of()));
    }
  }

  private static List<NDArray> zeros(List<NDArray> values, NDManager manager) {
    return values.stream().map(value -> manager.zeros(value.getShape())).toList();
  }

  /** Saves or restores the means of each parameter, and of their squares. */
  void state(StateWalk walk) {
    walk.common("steps", steps);
    first = walk.flag("first", first);
    for (Part part : parts) {
      for (int i = 0; i < part.numbers.size(); i++) {
        walk.common("mean " + part.numbers.get(i), part.means.get(i));
        if (!part.squares.isEmpty()) {
          walk.common("square " + part.numbers.get(i), part.squares.get(i));
        }
      }
    }
  }

  /** Takes a step at this rate. */
  void step(FlatGradient gradient, double rate) {
    steps.addi(1);
    for (Part part : parts) {
      List<NDArray> gradients = part.numbers.stream().map(gradient.slices()::get).toList();
      switch (record.rest()) {
        case ADAMW -> adamw(part, gradients, rate);
        case SGD -> sgd(part, gradients, rate);
      }
    }
    first = false;
  }

  private void adamw(Part part, List<NDArray> gradients, double rate) {
    kernels
        .updates()
        .adamw(
            part.values,
            gradients,
            new UpdateKernels.Moments(
                part.means,
                part.squares,
                List.of(),
                Collections.nCopies(part.values.size(), steps)),
            new UpdateKernels.Adam(
                rate, record.restMomentum(), record.restBeta2(), record.restEpsilon(), part.decay));
  }

  private void sgd(Part part, List<NDArray> gradients, double rate) {
    if (rate * part.decay != 0) {
      part.values.forEach(value -> kernels.scale(value, 1 - rate * part.decay));
    }
    kernels
        .updates()
        .sgd(
            part.values,
            gradients,
            part.means,
            new UpdateKernels.Sgd(rate, record.restMomentum(), 0, 0, record.nesterov(), first));
  }
}
