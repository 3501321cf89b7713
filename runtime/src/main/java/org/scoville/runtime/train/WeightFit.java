package org.scoville.runtime.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.checkpoint.DType;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.text.PathText;
import org.scoville.text.NumberText;

/** The comparison of a file's tensors with those that a network has, by name, shape and type. */
final class WeightFit {
  /** Names in a message, before the rest is counted. */
  private static final int NAMED = 3;

  /** Letters of a name and what is said of it; a file may have names of any length. */
  private static final int SHOWN = 150;

  private final Safetensors file;
  private final Blueprint network;
  private final WeightImport.Head head;
  private final Map<String, List<Long>> wanted = new LinkedHashMap<>();
  private final Optional<Linear> ownHead;
  private final Set<String> ofHead;
  private final List<StoredTensor> taken = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> uncounted = new ArrayList<>();
  private final List<String> surplus = new ArrayList<>();
  private final Map<String, String> different = new LinkedHashMap<>();

  private WeightFit(Safetensors file, Blueprint network, WeightImport.Head head) {
    this.file = file;
    this.network = network;
    this.head = head;
    this.ownHead = headOf(network);
    this.ofHead =
        ownHead.stream()
            .flatMap(layer -> layer.parameters().stream())
            .map(ParameterSpec::name)
            .collect(Collectors.toUnmodifiableSet());
    for (ParameterSpec spec : network.parameters()) {
      wanted.put(spec.name(), spec.shape());
    }
    for (FlatBuffers.Norm norm : network.norms()) {
      wanted.put(norm.name() + WeightExport.MEAN, List.of(norm.channels()));
      wanted.put(norm.name() + WeightExport.VARIANCE, List.of(norm.channels()));
      wanted.put(norm.name() + WeightExport.BATCHES, List.of());
    }
  }

  static WeightFit of(Safetensors file, Blueprint network, WeightImport.Head head) {
    WeightFit fit = new WeightFit(file, network, head);
    fit.wanted.forEach(fit::take);
    file.tensors().stream()
        .map(StoredTensor::name)
        .filter(name -> !fit.wanted.containsKey(name))
        .forEach(name -> (fit.isLeft(name) ? fit.left : fit.surplus).add(name));
    return fit;
  }

  /** The last linear layer. */
  private static Optional<Linear> headOf(Blueprint network) {
    return network.layers().stream()
        .filter(Linear.class::isInstance)
        .map(Linear.class::cast)
        .reduce((earlier, later) -> later);
  }

  /** Also a tensor that the network's own last layer has not, such as a bias. */
  private boolean isLeft(String name) {
    return head == WeightImport.Head.NEW
        && ownHead.filter(layer -> name.startsWith(layer.name() + ".")).isPresent();
  }

  private void take(String name, List<Long> shape) {
    @Nullable StoredTensor tensor = file.find(name).orElse(null);
    if (isLeft(name)) {
      file.find(name).ifPresent(it -> left.add(name));
    } else if (tensor == null) {
      (isCount(name) ? uncounted : missing).add(name);
    } else if (!shape.equals(Arrays.stream(tensor.shape()).boxed().toList())) {
      different.put(
          name,
          "%s has shape %s and not %s".formatted(name, Arrays.toString(tensor.shape()), shape));
    } else if (isCount(name) ? tensor.type() != DType.I64 : !isFloating(tensor.type())) {
      different.put(
          name,
          "%s holds %s and not %s"
              .formatted(name, tensor.type(), isCount(name) ? "I64" : "floating-point numbers"));
    } else {
      taken.add(tensor);
    }
  }

  private static boolean isCount(String name) {
    return name.endsWith(WeightExport.BATCHES);
  }

  private static boolean isStatistic(String name) {
    return isCount(name)
        || name.endsWith(WeightExport.MEAN)
        || name.endsWith(WeightExport.VARIANCE);
  }

  private static boolean isFloating(DType type) {
    return switch (type) {
      case F64, F32, F16, BF16 -> true;
      case I64, I32, I16, I8, U8, BOOL -> false;
    };
  }

  /** The tensors to put into the network. */
  List<StoredTensor> taken() {
    return taken;
  }

  /** Names of the file's tensors that stay there. */
  List<String> left() {
    return left;
  }

  /** Names of the network's tensors that the file need not have, and has not. */
  List<String> missing() {
    return uncounted;
  }

  /** What was taken, left and missing, as a phrase. */
  String text() {
    long statistics = taken.stream().filter(tensor -> isStatistic(tensor.name())).count();
    String norms =
        network.norms().isEmpty()
            ? ""
            : " and the statistics of " + NumberText.count(network.norms().size(), "batch norm");
    String rest =
        Stream.of(
                left.isEmpty() ? "" : "%s left there".formatted(were(left)),
                uncounted.isEmpty()
                    ? ""
                    : "%s missing, so counting starts at 0".formatted(were(uncounted)))
            .filter(phrase -> !phrase.isEmpty())
            .collect(Collectors.joining("; "));
    return "%s%s taken, %s"
        .formatted(
            NumberText.count(taken.size() - statistics, "parameter tensor"),
            norms,
            rest.isEmpty() ? "nothing left there and nothing missing" : rest);
  }

  private static String were(List<String> names) {
    return some(names) + (names.size() == 1 ? " was" : " were");
  }

  /** Why the file can't be used, if it can't. */
  Optional<String> refusal() {
    if (head == WeightImport.Head.NEW && ownHead.isEmpty()) {
      return Optional.of(
          "--new-head leaves a file's last linear layer, and this network has none; drop the option");
    }
    String faults =
        Stream.of(
                fault("it lacks %s of this network's", missing, missing),
                fault("has %s that this network has not", surplus, surplus),
                fault("has %s of another shape or type", different.keySet(), different.values()))
            .filter(fault -> !fault.isEmpty())
            .collect(Collectors.joining(", "));
    return faults.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s does not fit the network of %s: %s; %s"
                .formatted(
                    PathText.of(file.file()),
                    NumberText.count(network.classes(), "class"),
                    faults.startsWith("has") ? "it " + faults : faults,
                    remedy()));
  }

  private String remedy() {
    boolean onlyHead =
        surplus.isEmpty() && ofHead.containsAll(missing) && ofHead.containsAll(different.keySet());
    if (!onlyHead) {
      return "give weights of this network, by torchvision's names";
    }
    return head == WeightImport.Head.OF_FILE
        ? "train a new last layer with --new-head, or give weights for these classes"
        : "give weights for these classes";
  }

  private static String fault(String phrase, Collection<String> names, Collection<String> words) {
    return names.isEmpty()
        ? ""
        : phrase.formatted(NumberText.count(names.size(), "tensor"))
            + " (%s)".formatted(some(List.copyOf(words)));
  }

  private static String some(List<String> names) {
    String first =
        names.stream().limit(NAMED).map(WeightFit::shown).collect(Collectors.joining(", "));
    return names.size() <= NAMED ? first : "%s and %d more".formatted(first, names.size() - NAMED);
  }

  private static String shown(String words) {
    return words.length() <= SHOWN ? words : words.substring(0, SHOWN) + "...";
  }
}
