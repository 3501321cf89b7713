package org.scoville.runtime.data;

/**
 * The part of an image that FFCV takes.
 *
 * @param centerCropRatio side of the evaluation's middle square as a share of the shorter side
 * @param minArea smallest share of the area in a training crop
 * @param scaledDecoding whether a JPEG is decoded at a fraction of its size where that is enough
 */
record FfcvCrop(double centerCropRatio, double minArea, boolean scaledDecoding) {}
