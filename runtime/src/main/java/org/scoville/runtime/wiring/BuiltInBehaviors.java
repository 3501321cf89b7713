package org.scoville.runtime.wiring;

import com.google.auto.service.AutoService;
import java.util.function.BiFunction;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.CutOut;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.FixRes;
import org.scoville.algorithm.FlipTTA;
import org.scoville.algorithm.GradientClipping;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.RandomErasing;
import org.scoville.algorithm.RepeatedAugmentation;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.algorithm.SAM;
import org.scoville.algorithm.SWA;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.algorithm.TimmRandAugment;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.data.FFCV;
import org.scoville.data.FashionMnist;
import org.scoville.data.ImageFolder;
import org.scoville.data.PackedImages;
import org.scoville.fact.Resizes;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.CifarResNet;
import org.scoville.model.ResNet;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.LARS;
import org.scoville.optimizer.Muon;
import org.scoville.optimizer.NAdamW;
import org.scoville.optimizer.SGD;
import org.scoville.runtime.algorithm.BatchBehavior;
import org.scoville.runtime.algorithm.BlurPoolSurgery;
import org.scoville.runtime.algorithm.ChannelsLastSurgery;
import org.scoville.runtime.algorithm.ClippedGradient;
import org.scoville.runtime.algorithm.ColOutCutting;
import org.scoville.runtime.algorithm.CutMixMixing;
import org.scoville.runtime.algorithm.CutOutBlanking;
import org.scoville.runtime.algorithm.EmaAverage;
import org.scoville.runtime.algorithm.EvaluationBehavior;
import org.scoville.runtime.algorithm.FlipTtaEvaluation;
import org.scoville.runtime.algorithm.LabelSmoothingTargets;
import org.scoville.runtime.algorithm.MixUpMixing;
import org.scoville.runtime.algorithm.MixUpOrCutMixMixing;
import org.scoville.runtime.algorithm.ProgressiveResizingBatch;
import org.scoville.runtime.algorithm.RandAugmentImages;
import org.scoville.runtime.algorithm.RandomErasingBoxes;
import org.scoville.runtime.algorithm.RepeatedAugmentationOrder;
import org.scoville.runtime.algorithm.ResolutionRampBatch;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.algorithm.SamStep;
import org.scoville.runtime.algorithm.SizesWhileLoading;
import org.scoville.runtime.algorithm.StochasticDepthSurgery;
import org.scoville.runtime.algorithm.SwaAverage;
import org.scoville.runtime.algorithm.TimmRandAugmentImages;
import org.scoville.runtime.algorithm.TrivialAugmentImages;
import org.scoville.runtime.data.FashionMnistSource;
import org.scoville.runtime.data.FfcvLoader;
import org.scoville.runtime.data.FolderFinishing;
import org.scoville.runtime.data.PackedImagesLoader;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.CifarResNetDesign;
import org.scoville.runtime.model.ResNetDesign;
import org.scoville.runtime.optimizer.AdamUpdater;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.optimizer.LambUpdater;
import org.scoville.runtime.optimizer.LarsUpdater;
import org.scoville.runtime.optimizer.MuonUpdater;
import org.scoville.runtime.optimizer.NAdamUpdater;
import org.scoville.runtime.optimizer.SgdUpdater;

/** The behaviors of the built-in ingredients. */
@AutoService(BehaviorModule.class)
public final class BuiltInBehaviors extends BehaviorModule {
  @Override
  protected void configure() {
    model(ResNet.class, ResNetDesign::new);
    model(CifarResNet.class, CifarResNetDesign::new);
    loss(BinaryCrossEntropy.class, Losses::of);
    loss(CrossEntropy.class, record -> Losses::crossEntropy);
    optimizer(DecoupledSGD.class, DecoupledSgdUpdater::behavior);
    optimizer(SGD.class, SgdUpdater::behavior);
    optimizer(AdamW.class, AdamUpdater::behavior);
    optimizer(DecoupledAdamW.class, AdamUpdater::decoupledBehavior);
    optimizer(LAMB.class, LambUpdater::behavior);
    optimizer(LARS.class, LarsUpdater::behavior);
    optimizer(NAdamW.class, NAdamUpdater::behavior);
    optimizer(Muon.class, MuonUpdater::behavior);
    loader(FashionMnist.class, FashionMnistSource::new);
    loader(ImageFolder.class, FolderFinishing::open);
    loader(FFCV.class, FfcvLoader::open);
    loader(PackedImages.class, PackedImagesLoader::open);
    algorithm(ChannelsLast.class, (record, timing) -> new ChannelsLastSurgery());
    algorithm(BlurPool.class, (record, timing) -> new BlurPoolSurgery(record));
    algorithm(StochasticDepth.class, StochasticDepthSurgery::new);
    algorithm(LabelSmoothing.class, LabelSmoothingTargets::new);
    algorithm(MixUp.class, MixUpMixing::new);
    algorithm(RandomErasing.class, RandomErasingBoxes::new);
    algorithm(RepeatedAugmentation.class, RepeatedAugmentationOrder::new);
    algorithm(CutMix.class, CutMixMixing::new);
    algorithm(MixUpOrCutMix.class, MixUpOrCutMixMixing::new);
    algorithm(CutOut.class, CutOutBlanking::new);
    algorithm(ColOut.class, ColOutCutting::new);
    algorithm(ProgressiveResizing.class, sizing(ProgressiveResizingBatch::new));
    algorithm(ResolutionRamp.class, sizing(ResolutionRampBatch::new));
    algorithm(EMA.class, EmaAverage::new);
    algorithm(SWA.class, SwaAverage::new);
    algorithm(SAM.class, SamStep::new);
    // The image sizes that FixRes is about are the loaders', and rules check them.
    algorithm(FixRes.class, (record, timing) -> EvaluationBehavior.unchanged());
    algorithm(FlipTTA.class, (record, timing) -> new FlipTtaEvaluation());
    algorithm(RandAugment.class, RandAugmentImages::new);
    algorithm(TimmRandAugment.class, TimmRandAugmentImages::new);
    algorithm(TrivialAugment.class, TrivialAugmentImages::new);
    algorithm(GradientClipping.class, ClippedGradient::new);
  }

  /** The behavior on the device, or that of the loader where the record leaves sizes to it. */
  private static <R extends Record & Resizes> BiFunction<R, RunTiming, BatchBehavior> sizing(
      BiFunction<R, RunTiming, BatchBehavior> onDevice) {
    return (record, timing) ->
        record.whileLoading()
            ? new SizesWhileLoading(record, timing)
            : onDevice.apply(record, timing);
  }
}
