package org.scoville.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.basicmodelzoo.cv.classification.ResNetV1;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/** DJL's own Trainer with its ResNetV1, as its documentation uses them. */
final class DjlTrainer implements AutoCloseable {
  private final Model model;
  private final Trainer trainer;
  private final Loss loss = Loss.softmaxCrossEntropyLoss();
  private final NDArray images;
  private final NDArray labels;

  DjlTrainer() {
    model = Model.newInstance("resnet-50", Device.cpu());
    model.setBlock(
        ResNetV1.builder()
            .setNumLayers(50)
            .setImageShape(new Shape(3, StepBenchmark.PIXELS, StepBenchmark.PIXELS))
            .setOutSize(StepBenchmark.CLASSES)
            .build());
    Optimizer sgd =
        Optimizer.sgd()
            .setLearningRateTracker(Tracker.fixed(0.01f))
            .optMomentum(0.9f)
            .optWeightDecays(5e-5f)
            .build();
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(loss)
                .optOptimizer(sgd)
                .optDevices(new Device[] {Device.cpu()}));
    Shape shape = new Shape(StepBenchmark.BATCH, 3, StepBenchmark.PIXELS, StepBenchmark.PIXELS);
    trainer.initialize(shape);
    images = trainer.getManager().randomNormal(shape);
    labels = trainer.getManager().zeros(new Shape(StepBenchmark.BATCH));
  }

  void step() {
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDArray batch = images.duplicate();
      batch.attach(scope);
      NDArray value;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList logits = trainer.forward(new NDList(batch));
        value = loss.evaluate(new NDList(labels), logits);
        collector.backward(value);
      }
      trainer.step();
      value.attach(scope);
      if (!Float.isFinite(value.getFloat())) {
        throw new IllegalStateException("DJL's loss is " + value.getFloat());
      }
    }
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
