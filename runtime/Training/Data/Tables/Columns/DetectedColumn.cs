namespace Generated.Neuron;

/// <summary>A column whose kind is detected.</summary>
internal sealed class DetectedColumn(CsvColumn column) : InputColumn(column);
