using Yiwang.Benefits.Public;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Leading;

/// <summary>A task of the campaign with the one body that leads it.</summary>
internal sealed class ToiletTask : Aggregate
{
    private ToiletTask() { }

    public Guid Id { get; private init; }
    public int Revision { get; private set; }
    public string Category { get; private init; } = "";
    public string Title { get; private init; } = "";

    /// <summary>Code of the leading body.</summary>
    public string Body { get; private init; } = "";

    public DateOnly OpenedOn { get; private init; }
    public DateOnly? DueOn { get; private init; }
    public DateOnly? DoneOn { get; private set; }

    public string Subject => $"toilet-task/{Id}";

    public static ToiletTask Open(Guid id, string category, string title, ResponsibleBody body, DateOnly on, DateOnly? dueOn)
    {
        var task = new ToiletTask { Id = id, Category = category, Title = title, Body = body.Code, OpenedOn = on, DueOn = dueOn };
        task.Record(new ToiletTaskAssigned(task.Subject, title, body.Name));
        return task;
    }

    public void Finish(DateOnly on)
    {
        DoneOn = on;
        Revision++;
        Record(new ToiletTaskDone(Subject, Title));
    }
}
