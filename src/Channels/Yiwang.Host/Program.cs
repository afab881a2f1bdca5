using Yiwang.Host;

return await CommandLine.Run(args);

/// <summary>Named so that tests can start the real host.</summary>
public partial class Program;
