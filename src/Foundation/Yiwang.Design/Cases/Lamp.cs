namespace Yiwang.Design;

/// <summary>The light of a clock as it is shown.</summary>
public enum Lamp { Green, Yellow, Red, Stopped, Done }
